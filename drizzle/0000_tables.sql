CREATE TABLE "audit_records" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"resource_type" text NOT NULL,
	"resource_id" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "commands" (
	"school_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"command_id" uuid NOT NULL,
	"response" jsonb NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "commands_consultation_id_command_id_pk" PRIMARY KEY("consultation_id","command_id")
);
--> statement-breakpoint
CREATE TABLE "consultations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"scenario_school_id" uuid NOT NULL,
	"scenario_version_id" uuid NOT NULL,
	"rubric_school_id" uuid NOT NULL,
	"rubric_version_id" uuid NOT NULL,
	"language" text NOT NULL,
	"mode" text NOT NULL,
	"stage" text NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"machine_version" text NOT NULL,
	"snapshot" jsonb NOT NULL,
	"stage_started_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"next_due_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"forked_from_id" uuid,
	"forked_at_revision" integer,
	CONSTRAINT "consultations_school_id_id_unique" UNIQUE("school_id","id"),
	CONSTRAINT "consultations_mode_known" CHECK ("consultations"."mode" in ('practice', 'assessment')),
	CONSTRAINT "consultations_stage_known" CHECK ("consultations"."stage" in ('briefing', 'talking', 'writing', 'submitted', 'expired', 'abandoned')),
	CONSTRAINT "consultations_revision_not_negative" CHECK ("consultations"."revision" >= 0),
	CONSTRAINT "consultations_fork_complete" CHECK (("consultations"."forked_from_id" is null) = ("consultations"."forked_at_revision" is null))
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"school_id" uuid NOT NULL,
	"consultation_id" uuid PRIMARY KEY NOT NULL,
	"notepad" text DEFAULT '' NOT NULL,
	"hypotheses" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"content" jsonb,
	"saved_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "time_credits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"milliseconds" bigint NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "time_credits_positive" CHECK ("time_credits"."milliseconds" > 0)
);
--> statement-breakpoint
CREATE TABLE "gradings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"rubric_school_id" uuid NOT NULL,
	"rubric_version_id" uuid NOT NULL,
	"method" text NOT NULL,
	"grader_version" text NOT NULL,
	"interpreter_version" text NOT NULL,
	"scenario_content_hash" char(64) NOT NULL,
	"rubric_content_hash" char(64) NOT NULL,
	"catalogue_hash" char(64) NOT NULL,
	"code_version" text NOT NULL,
	"author_id" uuid,
	"model" text,
	"prompt_hash" char(64),
	"tokens" integer,
	"cost" numeric(12, 6),
	"reason" text,
	"supersedes_id" uuid,
	"points" double precision NOT NULL,
	"max_points" double precision NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"raw" jsonb,
	CONSTRAINT "gradings_school_id_id_unique" UNIQUE("school_id","id"),
	CONSTRAINT "gradings_method_known" CHECK ("gradings"."method" in ('rule', 'model', 'panel', 'human')),
	CONSTRAINT "gradings_human_has_author" CHECK ("gradings"."method" <> 'human' or "gradings"."author_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "item_scores" (
	"school_id" uuid NOT NULL,
	"grading_id" uuid NOT NULL,
	"item_id" text NOT NULL,
	"level" integer,
	"unscored_reason" text,
	"credit" text,
	"evidence" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"nearest" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"confidence" real,
	CONSTRAINT "item_scores_grading_id_item_id_pk" PRIMARY KEY("grading_id","item_id"),
	CONSTRAINT "item_scores_level_or_reason" CHECK (("item_scores"."level" is null) = ("item_scores"."unscored_reason" is not null)),
	CONSTRAINT "item_scores_unscored_reason_known" CHECK ("item_scores"."unscored_reason" in ('needs_person', 'low_confidence', 'void_evidence', 'cut_off')),
	CONSTRAINT "item_scores_credit_known" CHECK ("item_scores"."credit" in ('asked', 'explored', 'volunteered', 'confirmed', 'none'))
);
--> statement-breakpoint
CREATE TABLE "replies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"utterance_id" uuid,
	"status" text DEFAULT 'queued' NOT NULL,
	"plan" jsonb NOT NULL,
	"owner" text,
	"heartbeat_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "replies_school_id_id_unique" UNIQUE("school_id","id"),
	CONSTRAINT "replies_consultation_id_id_unique" UNIQUE("consultation_id","id"),
	CONSTRAINT "replies_status_known" CHECK ("replies"."status" in ('queued', 'running', 'finished', 'stopped', 'failed')),
	CONSTRAINT "replies_finished_has_time" CHECK (("replies"."status" in ('finished', 'stopped', 'failed')) = ("replies"."finished_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "reply_chunks" (
	"school_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"reply_id" uuid NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "reply_chunks_consultation_id_sequence_pk" PRIMARY KEY("consultation_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "rubric_texts" (
	"school_id" uuid NOT NULL,
	"rubric_version_id" uuid NOT NULL,
	"language" text NOT NULL,
	"yaml" text NOT NULL,
	CONSTRAINT "rubric_texts_rubric_version_id_language_pk" PRIMARY KEY("rubric_version_id","language")
);
--> statement-breakpoint
CREATE TABLE "rubric_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"scenario_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content_hash" char(64) NOT NULL,
	"structure_hash" char(64) NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"published_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rubric_versions_school_id_id_unique" UNIQUE("school_id","id"),
	CONSTRAINT "rubric_versions_version_unique" UNIQUE("scenario_id","version"),
	CONSTRAINT "rubric_versions_status_known" CHECK ("rubric_versions"."status" in ('draft', 'published')),
	CONSTRAINT "rubric_versions_published_has_time" CHECK (("rubric_versions"."status" = 'published') = ("rubric_versions"."published_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "scenario_texts" (
	"school_id" uuid NOT NULL,
	"scenario_version_id" uuid NOT NULL,
	"language" text NOT NULL,
	"yaml" text NOT NULL,
	CONSTRAINT "scenario_texts_scenario_version_id_language_pk" PRIMARY KEY("scenario_version_id","language")
);
--> statement-breakpoint
CREATE TABLE "scenario_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"scenario_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content_hash" char(64) NOT NULL,
	"structure_hash" char(64) NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"published_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scenario_versions_school_id_id_unique" UNIQUE("school_id","id"),
	CONSTRAINT "scenario_versions_version_unique" UNIQUE("scenario_id","version"),
	CONSTRAINT "scenario_versions_status_known" CHECK ("scenario_versions"."status" in ('draft', 'published')),
	CONSTRAINT "scenario_versions_published_has_time" CHECK (("scenario_versions"."status" = 'published') = ("scenario_versions"."published_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "scenarios" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scenarios_school_id_id_unique" UNIQUE("school_id","id"),
	CONSTRAINT "scenarios_school_id_slug_unique" UNIQUE("school_id","slug")
);
--> statement-breakpoint
CREATE TABLE "schools" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"is_commons" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "schools_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "one_time_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" char(64) NOT NULL,
	"purpose" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "one_time_links_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "one_time_links_purpose_known" CHECK ("one_time_links"."purpose" in ('set_password'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" char(64) PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "consultation_events" (
	"school_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"type" text NOT NULL,
	"schema_version" integer NOT NULL,
	"author" text NOT NULL,
	"payload" jsonb NOT NULL,
	"snapshot" jsonb NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consultation_events_consultation_id_revision_pk" PRIMARY KEY("consultation_id","revision")
);
--> statement-breakpoint
CREATE TABLE "utterances" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"speaker" text NOT NULL,
	"text" text NOT NULL,
	"reading" jsonb,
	"told" jsonb,
	"answers_id" uuid,
	"interpreter_version" text,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "utterances_school_id_id_unique" UNIQUE("school_id","id"),
	CONSTRAINT "utterances_position_unique" UNIQUE("consultation_id","position"),
	CONSTRAINT "utterances_consultation_id_id_unique" UNIQUE("consultation_id","id"),
	CONSTRAINT "utterances_speaker_known" CHECK ("utterances"."speaker" in ('student', 'patient', 'narrator')),
	CONSTRAINT "utterances_position_from_one" CHECK ("utterances"."position" >= 1)
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"email" text NOT NULL,
	"display_name" text NOT NULL,
	"password_hash" text,
	"role" text NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_school_id_id_unique" UNIQUE("school_id","id"),
	CONSTRAINT "users_role_known" CHECK ("users"."role" in ('student', 'instructor', 'admin'))
);
--> statement-breakpoint
ALTER TABLE "audit_records" ADD CONSTRAINT "audit_records_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_records" ADD CONSTRAINT "audit_records_actor_fk" FOREIGN KEY ("school_id","actor_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commands" ADD CONSTRAINT "commands_consultation_fk" FOREIGN KEY ("school_id","consultation_id") REFERENCES "public"."consultations"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_student_fk" FOREIGN KEY ("school_id","student_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_scenario_version_fk" FOREIGN KEY ("scenario_school_id","scenario_version_id") REFERENCES "public"."scenario_versions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_rubric_version_fk" FOREIGN KEY ("rubric_school_id","rubric_version_id") REFERENCES "public"."rubric_versions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_forked_from_fk" FOREIGN KEY ("school_id","forked_from_id") REFERENCES "public"."consultations"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_consultation_fk" FOREIGN KEY ("school_id","consultation_id") REFERENCES "public"."consultations"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_credits" ADD CONSTRAINT "time_credits_consultation_fk" FOREIGN KEY ("school_id","consultation_id") REFERENCES "public"."consultations"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gradings" ADD CONSTRAINT "gradings_consultation_fk" FOREIGN KEY ("school_id","consultation_id") REFERENCES "public"."consultations"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gradings" ADD CONSTRAINT "gradings_rubric_version_fk" FOREIGN KEY ("rubric_school_id","rubric_version_id") REFERENCES "public"."rubric_versions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gradings" ADD CONSTRAINT "gradings_author_fk" FOREIGN KEY ("school_id","author_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gradings" ADD CONSTRAINT "gradings_supersedes_fk" FOREIGN KEY ("school_id","supersedes_id") REFERENCES "public"."gradings"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_scores" ADD CONSTRAINT "item_scores_grading_fk" FOREIGN KEY ("school_id","grading_id") REFERENCES "public"."gradings"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_consultation_fk" FOREIGN KEY ("school_id","consultation_id") REFERENCES "public"."consultations"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_utterance_fk" FOREIGN KEY ("school_id","utterance_id") REFERENCES "public"."utterances"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_utterance_of_consultation_fk" FOREIGN KEY ("consultation_id","utterance_id") REFERENCES "public"."utterances"("consultation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply_chunks" ADD CONSTRAINT "reply_chunks_consultation_fk" FOREIGN KEY ("school_id","consultation_id") REFERENCES "public"."consultations"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply_chunks" ADD CONSTRAINT "reply_chunks_reply_fk" FOREIGN KEY ("consultation_id","reply_id") REFERENCES "public"."replies"("consultation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rubric_texts" ADD CONSTRAINT "rubric_texts_version_fk" FOREIGN KEY ("school_id","rubric_version_id") REFERENCES "public"."rubric_versions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rubric_versions" ADD CONSTRAINT "rubric_versions_scenario_fk" FOREIGN KEY ("school_id","scenario_id") REFERENCES "public"."scenarios"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_texts" ADD CONSTRAINT "scenario_texts_version_fk" FOREIGN KEY ("school_id","scenario_version_id") REFERENCES "public"."scenario_versions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_versions" ADD CONSTRAINT "scenario_versions_scenario_fk" FOREIGN KEY ("school_id","scenario_id") REFERENCES "public"."scenarios"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenarios" ADD CONSTRAINT "scenarios_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_user_fk" FOREIGN KEY ("school_id","user_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_fk" FOREIGN KEY ("school_id","user_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_events" ADD CONSTRAINT "consultation_events_consultation_fk" FOREIGN KEY ("school_id","consultation_id") REFERENCES "public"."consultations"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "utterances" ADD CONSTRAINT "utterances_consultation_fk" FOREIGN KEY ("school_id","consultation_id") REFERENCES "public"."consultations"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "utterances" ADD CONSTRAINT "utterances_answers_fk" FOREIGN KEY ("consultation_id","answers_id") REFERENCES "public"."utterances"("consultation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_records_school_id_at_index" ON "audit_records" USING btree ("school_id","at");--> statement-breakpoint
CREATE INDEX "consultations_student_index" ON "consultations" USING btree ("school_id","student_id","created_at");--> statement-breakpoint
CREATE INDEX "consultations_next_due_at_index" ON "consultations" USING btree ("next_due_at") WHERE "consultations"."next_due_at" is not null;--> statement-breakpoint
CREATE INDEX "time_credits_consultation_id_index" ON "time_credits" USING btree ("consultation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "gradings_one_by_machine" ON "gradings" USING btree ("consultation_id","rubric_version_id","method","grader_version") WHERE "gradings"."method" in ('rule', 'model');--> statement-breakpoint
CREATE INDEX "gradings_consultation_id_index" ON "gradings" USING btree ("consultation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "replies_one_open" ON "replies" USING btree ("consultation_id") WHERE "replies"."status" in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "replies_open_index" ON "replies" USING btree ("created_at") WHERE "replies"."status" in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "reply_chunks_reply_id_index" ON "reply_chunks" USING btree ("reply_id");--> statement-breakpoint
CREATE INDEX "rubric_versions_content_hash_index" ON "rubric_versions" USING btree ("scenario_id","content_hash");--> statement-breakpoint
CREATE INDEX "scenario_versions_content_hash_index" ON "scenario_versions" USING btree ("scenario_id","content_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "schools_one_commons" ON "schools" USING btree ("is_commons") WHERE "schools"."is_commons";--> statement-breakpoint
CREATE INDEX "one_time_links_user_id_index" ON "one_time_links" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user_id_index" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expires_at_index" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_unique" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "users_school_id_index" ON "users" USING btree ("school_id");