SELECT protect_tenant_table(name::regclass, append_only => true) FROM unnest(ARRAY[
	'self_ratings', 'reply_reports'
]) AS name;
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE ON self_ratings FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE ON reply_reports FOR EACH ROW EXECUTE FUNCTION refuse_change();
