CREATE TABLE "domain_ratings" (
	"school_id" uuid NOT NULL,
	"grading_id" uuid NOT NULL,
	"domain_id" text NOT NULL,
	"level" integer,
	"low" integer,
	"high" integer,
	"unscored_reason" text,
	"evidence" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"confidence" real,
	"rationale" text,
	CONSTRAINT "domain_ratings_grading_id_domain_id_pk" PRIMARY KEY("grading_id","domain_id"),
	CONSTRAINT "domain_ratings_level_or_reason" CHECK (("domain_ratings"."level" is null) = ("domain_ratings"."unscored_reason" is not null)),
	CONSTRAINT "domain_ratings_interval_holds_level" CHECK ("domain_ratings"."level" is null or ("domain_ratings"."low" between 1 and "domain_ratings"."level" and "domain_ratings"."high" between "domain_ratings"."level" and 5)),
	CONSTRAINT "domain_ratings_unscored_reason_known" CHECK ("domain_ratings"."unscored_reason" in ('needs_person', 'low_confidence', 'void_evidence', 'cut_off'))
);
--> statement-breakpoint
CREATE TABLE "disputes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"item_id" text NOT NULL,
	"utterance_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "disputes_one_an_item" UNIQUE("consultation_id","item_id"),
	CONSTRAINT "disputes_outcome_known" CHECK ("disputes"."outcome" in ('upheld', 'to_a_person'))
);
--> statement-breakpoint
CREATE TABLE "review_comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"utterance_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"doubts" jsonb NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"leased_by_id" uuid,
	"leased_until" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"closed_by_id" uuid,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "reviews_school_id_id_unique" UNIQUE("school_id","id"),
	CONSTRAINT "reviews_status_known" CHECK ("reviews"."status" in ('open', 'closed')),
	CONSTRAINT "reviews_closed_has_time" CHECK (("reviews"."status" = 'closed') = ("reviews"."closed_at" is not null)),
	CONSTRAINT "reviews_lease_complete" CHECK (("reviews"."leased_by_id" is null) = ("reviews"."leased_until" is null))
);
--> statement-breakpoint
ALTER TABLE "gradings" ADD COLUMN "parameters" jsonb;--> statement-breakpoint
ALTER TABLE "gradings" ADD COLUMN "duration_ms" integer;--> statement-breakpoint
ALTER TABLE "item_scores" ADD COLUMN "rationale" text;--> statement-breakpoint
ALTER TABLE "domain_ratings" ADD CONSTRAINT "domain_ratings_grading_fk" FOREIGN KEY ("school_id","grading_id") REFERENCES "public"."gradings"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_utterance_fk" FOREIGN KEY ("consultation_id","utterance_id") REFERENCES "public"."utterances"("consultation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_consultation_fk" FOREIGN KEY ("school_id","consultation_id") REFERENCES "public"."consultations"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_student_fk" FOREIGN KEY ("school_id","student_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_utterance_fk" FOREIGN KEY ("consultation_id","utterance_id") REFERENCES "public"."utterances"("consultation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_consultation_fk" FOREIGN KEY ("school_id","consultation_id") REFERENCES "public"."consultations"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_author_fk" FOREIGN KEY ("school_id","author_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_consultation_fk" FOREIGN KEY ("school_id","consultation_id") REFERENCES "public"."consultations"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_leased_by_fk" FOREIGN KEY ("school_id","leased_by_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_closed_by_fk" FOREIGN KEY ("school_id","closed_by_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_comments_consultation_index" ON "review_comments" USING btree ("consultation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_one_open" ON "reviews" USING btree ("consultation_id") WHERE "reviews"."status" = 'open';--> statement-breakpoint
CREATE INDEX "reviews_open_index" ON "reviews" USING btree ("school_id","opened_at") WHERE "reviews"."status" = 'open';