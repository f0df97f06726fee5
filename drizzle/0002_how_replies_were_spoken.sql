ALTER TABLE "replies" ADD COLUMN "spoken_by" text;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "model" text;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "brief_version" text;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "caught" text;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "fault" text;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "is_cut" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "prompt_tokens" integer;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "completion_tokens" integer;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_spoken_by_known" CHECK ("replies"."spoken_by" in ('author', 'model'));