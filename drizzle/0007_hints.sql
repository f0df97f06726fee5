CREATE TABLE "hints" (
	"school_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"area" text NOT NULL,
	"step" integer NOT NULL,
	"reached" integer NOT NULL,
	"text" text NOT NULL,
	"after_position" integer NOT NULL,
	"spoken_by" text NOT NULL,
	"model" text,
	"brief_version" text,
	"caught" text,
	"fault" text,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "hints_consultation_id_revision_pk" PRIMARY KEY("consultation_id","revision"),
	CONSTRAINT "hints_spoken_by_known" CHECK ("hints"."spoken_by" in ('author', 'model')),
	CONSTRAINT "hints_step_known" CHECK ("hints"."step" in (1, 2))
);
--> statement-breakpoint
ALTER TABLE "hints" ADD CONSTRAINT "hints_consultation_fk" FOREIGN KEY ("school_id","consultation_id") REFERENCES "public"."consultations"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hints" ADD CONSTRAINT "hints_event_fk" FOREIGN KEY ("consultation_id","revision") REFERENCES "public"."consultation_events"("consultation_id","revision") ON DELETE no action ON UPDATE no action;