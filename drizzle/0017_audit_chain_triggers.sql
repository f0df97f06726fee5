-- The audit log becomes a chain: each record's hash covers all of it and the hash of its school's record before. The
-- database writes the chain, so that no writer can forget it; src/lib/domain/audit/auditChain.ts says the same in
-- TypeScript, and is what a chain is checked by.

-- Each part with its length in characters before it, so that no character can pass from one part to the next.
CREATE FUNCTION audit_part(part text) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT coalesce(char_length(part) || ':' || part, '-') || ',' $$;
--> statement-breakpoint
CREATE FUNCTION audit_hash(entry audit_records) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT encode(sha256(convert_to(
		audit_part('audit/1') || audit_part(entry.previous_hash::text) || audit_part(entry.sequence::text)
		|| audit_part(entry.id::text) || audit_part(entry.school_id::text) || audit_part(entry.actor_id::text)
		|| audit_part(entry.action) || audit_part(entry.resource_type) || audit_part(entry.resource_id)
		|| audit_part(entry.details::text)
		|| audit_part((extract(epoch FROM entry.at) * 1000)::bigint::text),
	'UTF8')), 'hex')
$$;
--> statement-breakpoint
-- Takes the next place in the school's chain. The head's row is locked until the transaction ends, so that writers of one
-- school take their places one after the other; those of different schools do not meet.
CREATE FUNCTION chain_audit_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	head audit_heads;
BEGIN
	INSERT INTO audit_heads AS known (school_id, records, hash) VALUES (NEW.school_id, 1, repeat('0', 64))
		ON CONFLICT (school_id) DO UPDATE SET records = known.records + 1
		RETURNING * INTO head;
	NEW.sequence := head.records;
	NEW.previous_hash := head.hash;
	NEW.at := date_trunc('milliseconds', clock_timestamp());
	NEW.hash := audit_hash(NEW);
	UPDATE audit_heads SET hash = NEW.hash WHERE school_id = NEW.school_id;
	RETURN NEW;
END $$;
--> statement-breakpoint

-- The records that are there, in the order in which they were written. The owner must see them, whom row-level security
-- binds otherwise.
ALTER TABLE audit_records NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE audit_records DISABLE TRIGGER append_only;
--> statement-breakpoint
DO $$
DECLARE
	entry audit_records;
	head audit_heads;
BEGIN
	FOR entry IN SELECT * FROM audit_records ORDER BY school_id, at, id LOOP
		INSERT INTO audit_heads AS known (school_id, records, hash) VALUES (entry.school_id, 1, repeat('0', 64))
			ON CONFLICT (school_id) DO UPDATE SET records = known.records + 1
			RETURNING * INTO head;
		entry.sequence := head.records;
		entry.previous_hash := head.hash;
		entry.hash := audit_hash(entry);
		UPDATE audit_records
			SET sequence = entry.sequence, previous_hash = entry.previous_hash, hash = entry.hash
			WHERE id = entry.id;
		UPDATE audit_heads SET hash = entry.hash WHERE school_id = entry.school_id;
	END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE audit_records ENABLE TRIGGER append_only;
--> statement-breakpoint
ALTER TABLE audit_records FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE audit_records
	ALTER COLUMN sequence SET NOT NULL, ALTER COLUMN previous_hash SET NOT NULL, ALTER COLUMN hash SET NOT NULL;
--> statement-breakpoint
CREATE TRIGGER chained BEFORE INSERT ON audit_records FOR EACH ROW EXECUTE FUNCTION chain_audit_record();
--> statement-breakpoint
SELECT protect_tenant_table('audit_heads');
--> statement-breakpoint
REVOKE DELETE ON audit_heads FROM virtual_patient_app, virtual_patient_system;
