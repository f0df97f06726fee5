SELECT protect_tenant_table(name::regclass) FROM unnest(ARRAY['cohorts', 'cohort_members']) AS name;
