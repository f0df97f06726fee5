CREATE TABLE "assignments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"cohort_id" uuid NOT NULL,
	"scenario_school_id" uuid NOT NULL,
	"scenario_id" uuid NOT NULL,
	"opens_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "assignments_school_id_id_unique" UNIQUE("school_id","id"),
	CONSTRAINT "assignments_due_after_opening" CHECK ("assignments"."due_at" > "assignments"."opens_at")
);
--> statement-breakpoint
ALTER TABLE "schools" ADD COLUMN "default_language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "student_number" text;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_cohort_fk" FOREIGN KEY ("school_id","cohort_id") REFERENCES "public"."cohorts"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_scenario_fk" FOREIGN KEY ("scenario_school_id","scenario_id") REFERENCES "public"."scenarios"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_created_by_fk" FOREIGN KEY ("school_id","created_by_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignments_cohort_index" ON "assignments" USING btree ("school_id","cohort_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_student_number_unique" ON "users" USING btree ("school_id",lower("student_number"));--> statement-breakpoint
ALTER TABLE "schools" ADD CONSTRAINT "schools_default_language_known" CHECK ("schools"."default_language" in ('en', 'zh-CN'));