/** What a school's models were asked for, summed for people to read. */
import { sql } from 'drizzle-orm';
import type { UsingRole } from '#lib/domain/usage/modelUse.ts';
import type { UsageReader, UsageRow } from '#lib/server/services/modelAdminPorts.ts';
import type { Database } from './database.ts';

type Row = Record<string, string | number | boolean | null>;

const sums = sql`
	count(*) as calls,
	sum(uses.prompt_tokens) as prompt_tokens,
	sum(uses.cached_tokens) as cached_tokens,
	sum(uses.completion_tokens) as completion_tokens,
	sum(uses.cost) as cost,
	bool_or(uses.is_estimated) as is_estimated,
	coalesce(sum(uses.whole_case_tokens), 0) as whole_case_tokens,
	coalesce(sum(uses.prompt_tokens) filter (where uses.role = 'patient'), 0) as patient_prompt_tokens`;

const toUsage = (row: Row): UsageRow => ({
	calls: Number(row.calls),
	promptTokens: Number(row.prompt_tokens),
	cachedTokens: Number(row.cached_tokens),
	completionTokens: Number(row.completion_tokens),
	cost: row.cost === null ? null : Number(row.cost),
	isEstimated: row.is_estimated === true,
	wholeCaseTokens: Number(row.whole_case_tokens),
	patientPromptTokens: Number(row.patient_prompt_tokens),
});

export function createUsageReader(database: Database): UsageReader {
	return {
		listMonth: (schoolId) =>
			database.inSchool(schoolId, async (tx) => {
				const rows = await tx.execute<Row>(sql`
					select uses.role, uses.model, ${sums} from model_uses as uses
					where uses.created_at >= date_trunc('month', now() at time zone 'utc') at time zone 'utc'
					group by uses.role, uses.model order by uses.role, uses.model`);
				return rows.map((row) => ({
					...toUsage(row),
					role: row.role as UsingRole,
					model: String(row.model),
				}));
			}),
		listConsultations: (schoolId, { offset, limit }) =>
			database.inSchool(schoolId, async (tx) => {
				const rows = await tx.execute<Row>(sql`
					select uses.consultation_id, scenarios.slug, consultations.language,
						extract(epoch from consultations.created_at) * 1000 as started_at_ms,
						count(*) over () as total, ${sums}
					from model_uses as uses
					join consultations on consultations.id = uses.consultation_id
					join scenario_versions on scenario_versions.id = consultations.scenario_version_id
					join scenarios on scenarios.id = scenario_versions.scenario_id
					group by uses.consultation_id, scenarios.slug, consultations.language, consultations.created_at
					order by consultations.created_at desc, uses.consultation_id
					offset ${offset} limit ${limit}`);
				return {
					total: Number(rows[0]?.total ?? 0),
					rows: rows.map((row) => ({
						...toUsage(row),
						consultationId: String(row.consultation_id),
						slug: String(row.slug),
						language: String(row.language),
						startedAtMs: Number(row.started_at_ms),
					})),
				};
			}),
	};
}
