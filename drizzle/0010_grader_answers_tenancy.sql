SELECT protect_tenant_table('grader_answers'::regclass, append_only => true);
--> statement-breakpoint
-- A school's consultation is marked by a rubric of its own or of the commons.
CREATE POLICY usable_versions ON grader_answers AS RESTRICTIVE TO virtual_patient_app USING (true)
	WITH CHECK (rubric_school_id IN (SELECT id FROM schools));
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE ON grader_answers FOR EACH ROW EXECUTE FUNCTION refuse_change();
