SELECT protect_tenant_table(name::regclass) FROM unnest(ARRAY[
	'assessments', 'stations', 'candidates', 'sittings'
]) AS name;
--> statement-breakpoint
SELECT protect_tenant_table('assessment_amendments', append_only => true);
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON assessment_amendments
	FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Only versions of one's own school and of the commons, as for consultations.
CREATE POLICY usable_versions ON stations AS RESTRICTIVE TO virtual_patient_app USING (true)
	WITH CHECK (
		scenario_school_id IN (SELECT id FROM schools)
		AND rubric_school_id IN (SELECT id FROM schools)
	);
--> statement-breakpoint

-- What somebody has sat is what everybody sits.
CREATE FUNCTION refuse_change_of_sat_station() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT FROM sittings WHERE assessment_id = OLD.assessment_id) THEN
		RAISE EXCEPTION 'Candidates have begun this assessment: its stations can no longer be changed (%).',
			OLD.assessment_id USING ERRCODE = 'restrict_violation';
	END IF;
	RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER stands_once_sat BEFORE UPDATE OR DELETE ON stations
	FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sat_station();
--> statement-breakpoint
-- A number that marks were given under is never another's.
CREATE FUNCTION refuse_another_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.number IS NOT NULL AND NEW.number IS DISTINCT FROM OLD.number THEN
		RAISE EXCEPTION 'A candidate keeps the number that was given (%).', OLD.id
			USING ERRCODE = 'restrict_violation';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keeps_number BEFORE UPDATE ON candidates
	FOR EACH ROW EXECUTE FUNCTION refuse_another_number();
--> statement-breakpoint

-- The sign of life belongs to no school: the system writes it, and a school's work may read it.
ALTER TABLE service_heartbeat ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE service_heartbeat FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY everybody_reads ON service_heartbeat FOR SELECT TO virtual_patient_app USING (true);
--> statement-breakpoint
CREATE POLICY every_school ON service_heartbeat TO virtual_patient_system
	USING (is_system()) WITH CHECK (is_system());
--> statement-breakpoint
GRANT SELECT ON service_heartbeat TO virtual_patient_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON service_heartbeat TO virtual_patient_system;
