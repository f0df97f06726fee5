CREATE TABLE "reply_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"utterance_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"fault" text NOT NULL,
	"comment" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reply_reports_one_a_line" UNIQUE("consultation_id","utterance_id"),
	CONSTRAINT "reply_reports_fault_known" CHECK ("reply_reports"."fault" in ('contradicts', 'made_up', 'beside_the_point', 'out_of_role', 'other'))
);
--> statement-breakpoint
CREATE TABLE "self_ratings" (
	"school_id" uuid NOT NULL,
	"consultation_id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"rating" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reply_reports" ADD CONSTRAINT "reply_reports_utterance_fk" FOREIGN KEY ("consultation_id","utterance_id") REFERENCES "public"."utterances"("consultation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply_reports" ADD CONSTRAINT "reply_reports_consultation_fk" FOREIGN KEY ("school_id","consultation_id") REFERENCES "public"."consultations"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply_reports" ADD CONSTRAINT "reply_reports_student_fk" FOREIGN KEY ("school_id","student_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_ratings" ADD CONSTRAINT "self_ratings_consultation_fk" FOREIGN KEY ("school_id","consultation_id") REFERENCES "public"."consultations"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_ratings" ADD CONSTRAINT "self_ratings_student_fk" FOREIGN KEY ("school_id","student_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reply_reports_school_index" ON "reply_reports" USING btree ("school_id","created_at");