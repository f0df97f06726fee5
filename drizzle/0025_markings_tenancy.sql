-- Sittings that were begun before people marked in rounds are marked by one person.
ALTER TABLE sittings NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
INSERT INTO markings (id, school_id, assessment_id, sitting_id, round, place)
	SELECT gen_random_uuid(), school_id, assessment_id, id, 1, abs(hashtext(id::text) % 2147483647) FROM sittings;
--> statement-breakpoint
ALTER TABLE sittings FORCE ROW LEVEL SECURITY;
--> statement-breakpoint

SELECT protect_tenant_table(name::regclass) FROM unnest(ARRAY['markings', 'appeals']) AS name;
--> statement-breakpoint
SELECT protect_tenant_table('told_results', append_only => true);
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON told_results
	FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- A grade that was given blind, and a marking that was signed, stay as they are.
CREATE FUNCTION refuse_change_of_marking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.signed_at IS NOT NULL OR (OLD.grade IS NOT NULL AND
		(NEW.grade, NEW.marker_id) IS DISTINCT FROM (OLD.grade, OLD.marker_id)) THEN
		RAISE EXCEPTION 'A grade and a signed marking are never changed (%).', OLD.id
			USING ERRCODE = 'restrict_violation';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER stands_once_signed BEFORE UPDATE ON markings
	FOR EACH ROW EXECUTE FUNCTION refuse_change_of_marking();
--> statement-breakpoint
CREATE FUNCTION refuse_change_of_appeal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.answered_at IS NOT NULL OR NEW.words <> OLD.words THEN
		RAISE EXCEPTION 'An appeal and its answer are never changed (%).', OLD.id
			USING ERRCODE = 'restrict_violation';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER stands_once_answered BEFORE UPDATE ON appeals
	FOR EACH ROW EXECUTE FUNCTION refuse_change_of_appeal();
