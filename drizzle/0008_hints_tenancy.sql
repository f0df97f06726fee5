SELECT protect_tenant_table('hints', append_only => true);
