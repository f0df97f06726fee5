SELECT protect_tenant_table('scenario_drafts');
