SELECT protect_tenant_table(name::regclass) FROM unnest(ARRAY['school_model_settings', 'model_keys']) AS name;
--> statement-breakpoint
SELECT protect_tenant_table('model_uses'::regclass, append_only => true);
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE ON model_uses FOR EACH ROW EXECUTE FUNCTION refuse_change();
