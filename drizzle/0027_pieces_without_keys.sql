ALTER TABLE "reply_chunks" DROP CONSTRAINT "reply_chunks_consultation_fk";
--> statement-breakpoint
ALTER TABLE "reply_chunks" DROP CONSTRAINT "reply_chunks_reply_fk";
--> statement-breakpoint
DROP INDEX "reply_chunks_reply_id_index";