CREATE TABLE "scenario_drafts" (
	"school_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"language" text NOT NULL,
	"scenario_yaml" text NOT NULL,
	"rubric_yaml" text NOT NULL,
	"gold" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"author_id" uuid NOT NULL,
	"saved_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scenario_drafts_school_id_slug_language_pk" PRIMARY KEY("school_id","slug","language")
);
--> statement-breakpoint
ALTER TABLE "rubric_versions" ALTER COLUMN "version" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "scenario_versions" ALTER COLUMN "version" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "scenario_drafts" ADD CONSTRAINT "scenario_drafts_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_drafts" ADD CONSTRAINT "scenario_drafts_author_fk" FOREIGN KEY ("school_id","author_id") REFERENCES "public"."users"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rubric_versions" ADD CONSTRAINT "rubric_versions_published_has_number" CHECK ("rubric_versions"."status" = 'draft' or "rubric_versions"."version" is not null);--> statement-breakpoint
ALTER TABLE "scenario_versions" ADD CONSTRAINT "scenario_versions_published_has_number" CHECK ("scenario_versions"."status" = 'draft' or "scenario_versions"."version" is not null);