CREATE TABLE "grader_answers" (
	"school_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"rubric_school_id" uuid NOT NULL,
	"rubric_version_id" uuid NOT NULL,
	"grader_version" text NOT NULL,
	"part_id" text NOT NULL,
	"input_hash" char(64) NOT NULL,
	"answer" jsonb NOT NULL,
	"duration_ms" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "grader_answers_pk" PRIMARY KEY("consultation_id","rubric_version_id","grader_version","part_id","input_hash")
);
--> statement-breakpoint
DROP INDEX "gradings_one_by_machine";--> statement-breakpoint
ALTER TABLE "grader_answers" ADD CONSTRAINT "grader_answers_consultation_fk" FOREIGN KEY ("school_id","consultation_id") REFERENCES "public"."consultations"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grader_answers" ADD CONSTRAINT "grader_answers_rubric_version_fk" FOREIGN KEY ("rubric_school_id","rubric_version_id") REFERENCES "public"."rubric_versions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "gradings_one_by_machine" ON "gradings" USING btree ("consultation_id","rubric_version_id","method","grader_version") WHERE "gradings"."method" in ('rule', 'model', 'panel');