-- The new columns become NOT NULL in the migration after this one, which fills them for the records that are there.
CREATE TABLE "audit_heads" (
	"school_id" uuid PRIMARY KEY NOT NULL,
	"records" bigint NOT NULL,
	"hash" char(64) NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_records" ADD COLUMN "sequence" bigint;--> statement-breakpoint
ALTER TABLE "audit_records" ADD COLUMN "previous_hash" char(64);--> statement-breakpoint
ALTER TABLE "audit_records" ADD COLUMN "hash" char(64);--> statement-breakpoint
ALTER TABLE "audit_heads" ADD CONSTRAINT "audit_heads_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_records" ADD CONSTRAINT "audit_records_sequence_unique" UNIQUE("school_id","sequence");