SELECT protect_tenant_table('reviews'::regclass);
--> statement-breakpoint
SELECT protect_tenant_table(name::regclass, append_only => true) FROM unnest(ARRAY[
	'domain_ratings', 'review_comments', 'disputes'
]) AS name;
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE ON domain_ratings FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE ON review_comments FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE ON disputes FOR EACH ROW EXECUTE FUNCTION refuse_change();
