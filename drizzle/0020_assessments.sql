CREATE TABLE "assessment_amendments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"candidate_id" uuid,
	"kind" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"reason" text NOT NULL,
	"author_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "assessment_amendments_kind_known" CHECK ("assessment_amendments"."kind" in ('extra_time', 'window', 'start_code'))
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"title" text NOT NULL,
	"opens_at" timestamp (3) with time zone,
	"closes_at" timestamp (3) with time zone,
	"start_code" text NOT NULL,
	"pins" jsonb,
	"sealed_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"released_at" timestamp (3) with time zone,
	"release_detail" text,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "assessments_school_id_id_unique" UNIQUE("school_id","id"),
	CONSTRAINT "assessments_release_detail_known" CHECK ("assessments"."release_detail" in ('result', 'sections', 'feedback')),
	CONSTRAINT "assessments_window_in_order" CHECK ("assessments"."closes_at" > "assessments"."opens_at"),
	CONSTRAINT "assessments_sealed_whole" CHECK ("assessments"."sealed_at" is null or ("assessments"."opens_at" is not null and "assessments"."closes_at" is not null and "assessments"."pins" is not null)),
	CONSTRAINT "assessments_release_complete" CHECK (("assessments"."released_at" is null) = ("assessments"."release_detail" is null))
);
--> statement-breakpoint
CREATE TABLE "candidates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"number" text,
	"extra_percent" integer DEFAULT 0 NOT NULL,
	"cohort_id" uuid,
	CONSTRAINT "candidates_assessment_id_id_unique" UNIQUE("school_id","assessment_id","id"),
	CONSTRAINT "candidates_user_unique" UNIQUE("assessment_id","user_id"),
	CONSTRAINT "candidates_extra_percent_known" CHECK ("candidates"."extra_percent" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "sittings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"candidate_id" uuid NOT NULL,
	"station_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"pins" jsonb NOT NULL,
	"seen_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sittings_consultation_id_unique" UNIQUE("consultation_id"),
	CONSTRAINT "sittings_once" UNIQUE("candidate_id","station_id")
);
--> statement-breakpoint
CREATE TABLE "stations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"scenario_school_id" uuid NOT NULL,
	"scenario_version_id" uuid NOT NULL,
	"rubric_school_id" uuid NOT NULL,
	"rubric_version_id" uuid NOT NULL,
	"languages" text[] NOT NULL,
	"reading_seconds" integer NOT NULL,
	"consultation_seconds" integer NOT NULL,
	"note_seconds" integer NOT NULL,
	CONSTRAINT "stations_assessment_id_id_unique" UNIQUE("school_id","assessment_id","id"),
	CONSTRAINT "stations_position_unique" UNIQUE("assessment_id","position"),
	CONSTRAINT "stations_position_from_one" CHECK ("stations"."position" >= 1),
	CONSTRAINT "stations_have_a_language" CHECK (cardinality("stations"."languages") > 0),
	CONSTRAINT "stations_times_positive" CHECK (least("stations"."reading_seconds", "stations"."consultation_seconds", "stations"."note_seconds") > 0)
);
--> statement-breakpoint
CREATE TABLE "service_heartbeat" (
	"id" integer PRIMARY KEY NOT NULL,
	"beat_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "terms" jsonb;--> statement-breakpoint
ALTER TABLE "assessment_amendments" ADD CONSTRAINT "assessment_amendments_assessment_fk" FOREIGN KEY ("school_id","assessment_id") REFERENCES "public"."assessments"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_amendments" ADD CONSTRAINT "assessment_amendments_candidate_fk" FOREIGN KEY ("school_id","assessment_id","candidate_id") REFERENCES "public"."candidates"("school_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_amendments" ADD CONSTRAINT "assessment_amendments_author_fk" FOREIGN KEY ("school_id","author_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_created_by_fk" FOREIGN KEY ("school_id","created_by_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidates" ADD CONSTRAINT "candidates_assessment_fk" FOREIGN KEY ("school_id","assessment_id") REFERENCES "public"."assessments"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidates" ADD CONSTRAINT "candidates_user_fk" FOREIGN KEY ("school_id","user_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidates" ADD CONSTRAINT "candidates_cohort_fk" FOREIGN KEY ("school_id","cohort_id") REFERENCES "public"."cohorts"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sittings" ADD CONSTRAINT "sittings_candidate_fk" FOREIGN KEY ("school_id","assessment_id","candidate_id") REFERENCES "public"."candidates"("school_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sittings" ADD CONSTRAINT "sittings_station_fk" FOREIGN KEY ("school_id","assessment_id","station_id") REFERENCES "public"."stations"("school_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sittings" ADD CONSTRAINT "sittings_consultation_fk" FOREIGN KEY ("school_id","consultation_id") REFERENCES "public"."consultations"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stations" ADD CONSTRAINT "stations_assessment_fk" FOREIGN KEY ("school_id","assessment_id") REFERENCES "public"."assessments"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stations" ADD CONSTRAINT "stations_scenario_version_fk" FOREIGN KEY ("scenario_school_id","scenario_version_id") REFERENCES "public"."scenario_versions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stations" ADD CONSTRAINT "stations_rubric_version_fk" FOREIGN KEY ("rubric_school_id","rubric_version_id") REFERENCES "public"."rubric_versions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assessment_amendments_assessment_index" ON "assessment_amendments" USING btree ("school_id","assessment_id");--> statement-breakpoint
CREATE INDEX "assessments_school_index" ON "assessments" USING btree ("school_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "candidates_number_unique" ON "candidates" USING btree ("assessment_id","number");--> statement-breakpoint
CREATE INDEX "candidates_user_index" ON "candidates" USING btree ("school_id","user_id");--> statement-breakpoint
CREATE INDEX "sittings_assessment_index" ON "sittings" USING btree ("school_id","assessment_id");