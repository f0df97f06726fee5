ALTER TABLE "sittings" ADD CONSTRAINT "sittings_assessment_id_id_unique" UNIQUE("school_id","assessment_id","id");--> statement-breakpoint
CREATE TABLE "appeals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"sitting_id" uuid NOT NULL,
	"words" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answered_by_id" uuid,
	"outcome" text,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "appeals_school_id_id_unique" UNIQUE("school_id","id"),
	CONSTRAINT "appeals_outcome_known" CHECK ("appeals"."outcome" in ('rejected', 'upheld')),
	CONSTRAINT "appeals_answered_whole" CHECK (num_nulls("appeals"."answered_by_id", "appeals"."outcome", "appeals"."answer", "appeals"."answered_at") in (0, 4))
);--> statement-breakpoint
CREATE TABLE "markings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"sitting_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"place" integer NOT NULL,
	"marker_id" uuid,
	"leased_until" timestamp (3) with time zone,
	"grade" integer,
	"graded_at" timestamp (3) with time zone,
	"levels" jsonb,
	"signed_at" timestamp (3) with time zone,
	CONSTRAINT "markings_school_id_id_unique" UNIQUE("school_id","id"),
	CONSTRAINT "markings_round_known" CHECK ("markings"."round" between 1 and 3),
	CONSTRAINT "markings_grade_known" CHECK ("markings"."grade" between 1 and 5),
	CONSTRAINT "markings_graded_has_time" CHECK (("markings"."grade" is null) = ("markings"."graded_at" is null)),
	CONSTRAINT "markings_signed_whole" CHECK ("markings"."signed_at" is null or ("markings"."marker_id" is not null and "markings"."grade" is not null and "markings"."levels" is not null))
);--> statement-breakpoint
CREATE TABLE "told_results" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"candidate_id" uuid NOT NULL,
	"result" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "marking_rules" jsonb DEFAULT '{"secondPercent":10,"gradeLimit":1,"pointsPercentLimit":10}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "cut_rule" jsonb DEFAULT '{"kind":"borderline_regression","borderline":2}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_sitting_fk" FOREIGN KEY ("school_id","assessment_id","sitting_id") REFERENCES "public"."sittings"("school_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_answered_by_fk" FOREIGN KEY ("school_id","answered_by_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "markings" ADD CONSTRAINT "markings_sitting_fk" FOREIGN KEY ("school_id","assessment_id","sitting_id") REFERENCES "public"."sittings"("school_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "markings" ADD CONSTRAINT "markings_marker_fk" FOREIGN KEY ("school_id","marker_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "told_results" ADD CONSTRAINT "told_results_candidate_fk" FOREIGN KEY ("school_id","assessment_id","candidate_id") REFERENCES "public"."candidates"("school_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "appeals_once" ON "appeals" USING btree ("sitting_id");--> statement-breakpoint
CREATE INDEX "appeals_assessment_index" ON "appeals" USING btree ("school_id","assessment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "markings_once" ON "markings" USING btree ("sitting_id","round");--> statement-breakpoint
CREATE UNIQUE INDEX "markings_another_person" ON "markings" USING btree ("sitting_id","marker_id");--> statement-breakpoint
CREATE INDEX "markings_order_index" ON "markings" USING btree ("assessment_id","place");--> statement-breakpoint
CREATE INDEX "told_results_candidate_index" ON "told_results" USING btree ("candidate_id","created_at");
