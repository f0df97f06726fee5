SELECT protect_tenant_table('assignments');
--> statement-breakpoint
-- As for consultations: foreign keys are checked past row-level security, and only cases of one's own school and of the
-- commons may be assigned.
CREATE POLICY usable_scenarios ON assignments AS RESTRICTIVE TO virtual_patient_app USING (true)
	WITH CHECK (scenario_school_id IN (SELECT id FROM schools));
--> statement-breakpoint
-- A school's administrators set its name and its language, and nothing else of it.
CREATE POLICY own_settings ON schools FOR UPDATE TO virtual_patient_app
	USING (id = current_school_id()) WITH CHECK (id = current_school_id());
--> statement-breakpoint
GRANT UPDATE (name, default_language) ON schools TO virtual_patient_app;
