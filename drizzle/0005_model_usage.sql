CREATE TABLE "model_keys" (
	"school_id" uuid NOT NULL,
	"base_url" text NOT NULL,
	"sealed" text NOT NULL,
	"ending" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "model_keys_school_id_base_url_pk" PRIMARY KEY("school_id","base_url")
);
--> statement-breakpoint
CREATE TABLE "model_uses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"consultation_id" uuid,
	"user_id" uuid,
	"role" text NOT NULL,
	"model" text NOT NULL,
	"prompt_tokens" integer NOT NULL,
	"cached_tokens" integer NOT NULL,
	"completion_tokens" integer NOT NULL,
	"is_estimated" boolean NOT NULL,
	"whole_case_tokens" integer,
	"cost" numeric(14, 8),
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "model_uses_role_known" CHECK ("model_uses"."role" in ('patient', 'interpreter', 'grader', 'tutor')),
	CONSTRAINT "model_uses_counts_not_negative" CHECK ("model_uses"."prompt_tokens" >= 0 and "model_uses"."completion_tokens" >= 0 and "model_uses"."cached_tokens" >= 0)
);
--> statement-breakpoint
CREATE TABLE "school_model_settings" (
	"school_id" uuid PRIMARY KEY NOT NULL,
	"models" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"budgets" jsonb,
	"prices" jsonb,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "model_keys" ADD CONSTRAINT "model_keys_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_uses" ADD CONSTRAINT "model_uses_consultation_fk" FOREIGN KEY ("school_id","consultation_id") REFERENCES "public"."consultations"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_uses" ADD CONSTRAINT "model_uses_user_fk" FOREIGN KEY ("school_id","user_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_model_settings" ADD CONSTRAINT "school_model_settings_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "model_uses_month_index" ON "model_uses" USING btree ("school_id","created_at");--> statement-breakpoint
CREATE INDEX "model_uses_consultation_index" ON "model_uses" USING btree ("consultation_id");--> statement-breakpoint
CREATE INDEX "model_uses_user_index" ON "model_uses" USING btree ("school_id","user_id","created_at");--> statement-breakpoint
ALTER TABLE "replies" DROP COLUMN "prompt_tokens";--> statement-breakpoint
ALTER TABLE "replies" DROP COLUMN "completion_tokens";