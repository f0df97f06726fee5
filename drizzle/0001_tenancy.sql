-- Row-level security, grants and immutability. The roles themselves belong to the cluster, not to the
-- database, so the migrator makes them before this runs (src/lib/server/adapters/db/databaseRoles.ts).

CREATE FUNCTION current_school_id() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('app.school_id', true), '')::uuid $$;
--> statement-breakpoint
-- A policy also holds for members of its role, so the connecting user would see everything without
-- taking the role on: a query that forgot to choose a role must see nothing.
CREATE FUNCTION is_system() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT current_user = 'virtual_patient_system' $$;
--> statement-breakpoint
-- A later migration that adds a table calls this for it; a test walks the catalog and fails for a
-- table that was forgotten.
CREATE FUNCTION protect_tenant_table(target regclass, append_only boolean DEFAULT false)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	rights text := CASE WHEN append_only THEN 'SELECT, INSERT' ELSE 'SELECT, INSERT, UPDATE, DELETE' END;
BEGIN
	EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
	EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
	EXECUTE format('CREATE POLICY own_school ON %s TO virtual_patient_app
		USING (school_id = current_school_id()) WITH CHECK (school_id = current_school_id())', target);
	EXECUTE format('CREATE POLICY every_school ON %s TO virtual_patient_system
		USING (is_system()) WITH CHECK (is_system())', target);
	EXECUTE format('GRANT %s ON %s TO virtual_patient_app, virtual_patient_system', rights, target);
END $$;
--> statement-breakpoint
-- The commons school's library can be read, not written, by every school.
CREATE FUNCTION share_commons_rows(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('CREATE POLICY commons_school ON %s FOR SELECT TO virtual_patient_app
		USING (school_id IN (SELECT id FROM schools WHERE is_commons))', target);
END $$;
--> statement-breakpoint
SELECT protect_tenant_table(name::regclass) FROM unnest(ARRAY[
	'users', 'sessions', 'one_time_links', 'scenarios', 'scenario_versions', 'scenario_texts',
	'rubric_versions', 'rubric_texts', 'consultations', 'commands', 'notes', 'replies'
]) AS name;
--> statement-breakpoint
SELECT protect_tenant_table(name::regclass, append_only => true) FROM unnest(ARRAY[
	'audit_records', 'time_credits', 'consultation_events', 'utterances', 'reply_chunks',
	'gradings', 'item_scores'
]) AS name;
--> statement-breakpoint
SELECT share_commons_rows(name::regclass) FROM unnest(ARRAY[
	'scenarios', 'scenario_versions', 'scenario_texts', 'rubric_versions', 'rubric_texts'
]) AS name;
--> statement-breakpoint

-- Schools: each sees itself and the commons; only the system makes or changes one.
ALTER TABLE schools ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE schools FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_school ON schools FOR SELECT TO virtual_patient_app
	USING (id = current_school_id() OR is_commons);
--> statement-breakpoint
CREATE POLICY every_school ON schools TO virtual_patient_system
	USING (is_system()) WITH CHECK (is_system());
--> statement-breakpoint
GRANT SELECT ON schools TO virtual_patient_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON schools TO virtual_patient_system;
--> statement-breakpoint

-- Attempts are counted before a school is known: out of the app role's reach altogether.
ALTER TABLE sign_in_attempts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE sign_in_attempts FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY every_school ON sign_in_attempts TO virtual_patient_system
	USING (is_system()) WITH CHECK (is_system());
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_attempts TO virtual_patient_system;
--> statement-breakpoint

-- Foreign keys are checked past row-level security, so they alone would let a consultation point at
-- another school's scenario. Only versions of one's own school and of the commons may be used.
CREATE POLICY usable_versions ON consultations AS RESTRICTIVE TO virtual_patient_app USING (true)
	WITH CHECK (
		scenario_school_id IN (SELECT id FROM schools)
		AND rubric_school_id IN (SELECT id FROM schools)
	);
--> statement-breakpoint
CREATE POLICY usable_versions ON gradings AS RESTRICTIVE TO virtual_patient_app USING (true)
	WITH CHECK (rubric_school_id IN (SELECT id FROM schools));
--> statement-breakpoint

-- Published versions are immutable for every role, the owner included.
CREATE FUNCTION refuse_change_of_published_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.status = 'published' THEN
		RAISE EXCEPTION 'A published version cannot be changed or removed: publish a new version instead (% %).',
			TG_TABLE_NAME, OLD.id USING ERRCODE = 'restrict_violation';
	END IF;
	RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER published_is_immutable BEFORE UPDATE OR DELETE ON scenario_versions
	FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_version();
--> statement-breakpoint
CREATE TRIGGER published_is_immutable BEFORE UPDATE OR DELETE ON rubric_versions
	FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_version();
--> statement-breakpoint
-- Locks the version, so that a text cannot slip in while another transaction publishes it.
CREATE FUNCTION refuse_change_of_published_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	touched uuid;
	found_status text;
BEGIN
	FOREACH touched IN ARRAY CASE TG_OP
		WHEN 'INSERT' THEN ARRAY[(to_jsonb(NEW) ->> TG_ARGV[1])::uuid]
		WHEN 'DELETE' THEN ARRAY[(to_jsonb(OLD) ->> TG_ARGV[1])::uuid]
		ELSE ARRAY[(to_jsonb(OLD) ->> TG_ARGV[1])::uuid, (to_jsonb(NEW) ->> TG_ARGV[1])::uuid]
	END LOOP
		EXECUTE format('SELECT status FROM %I WHERE id = $1 FOR UPDATE', TG_ARGV[0])
			INTO found_status USING touched;
		IF found_status = 'published' THEN
			RAISE EXCEPTION 'The text of a published version cannot be changed: publish a new version instead (% %).',
				TG_ARGV[0], touched USING ERRCODE = 'restrict_violation';
		END IF;
	END LOOP;
	RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER published_is_immutable BEFORE INSERT OR UPDATE OR DELETE ON scenario_texts
	FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_text('scenario_versions', 'scenario_version_id');
--> statement-breakpoint
CREATE TRIGGER published_is_immutable BEFORE INSERT OR UPDATE OR DELETE ON rubric_texts
	FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_text('rubric_versions', 'rubric_version_id');
--> statement-breakpoint

-- Gradings stand for ever, even against a role with more rights than it should have.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'Rows of % are never changed: append a new one that supersedes the old.', TG_TABLE_NAME
		USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE ON gradings FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE ON item_scores FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_records
	FOR EACH ROW EXECUTE FUNCTION refuse_change();
