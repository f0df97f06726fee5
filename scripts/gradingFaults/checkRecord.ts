/** Counts what is on record by plain SQL, with nothing of the app between. */
import type { Sql } from 'postgres';

export type Counted = {
	/** Handed in. */
	consultations: number;
	/** Have exactly one grading by the rules and one by the model. */
	gradedOnce: number;
	/** Have neither all their marks nor a person. */
	lost: number;
	/** Have two of one kind. */
	gradedTwice: number;
	/** Gradings that lack a score of an item. */
	incomplete: number;
	/** Were given to a person for want of a mark. */
	givenUp: number;
	/** Have more than one open review, or doubts and none. */
	reviewFaults: number;
	/** How often a job was taken up again after its process had died. */
	takenAgain: number;
};

const counting = (template: string) => `
	with c as (select id from consultations where stage = 'submitted' and id <> '${template}'),
	per as (select c.id,
		(select count(*) from gradings g where g.consultation_id = c.id and g.method = 'rule') as rule,
		(select count(*) from gradings g where g.consultation_id = c.id and g.method = 'model') as model,
		(select count(*) from reviews r where r.consultation_id = c.id and r.status = 'open') as reviews,
		exists (select 1 from reviews r where r.consultation_id = c.id
			and r.doubts @> '[{"reason": "grading_failed"}]') as given_up,
		exists (select 1 from gradings g join item_scores s on s.grading_id = g.id
			where g.consultation_id = c.id and s.level is null) as doubted
		from c),
	sizes as (select g.id, count(s.item_id) as size from gradings g
		left join item_scores s on s.grading_id = g.id group by g.id)
	select count(*)::int as consultations,
		count(*) filter (where rule = 1 and model = 1)::int as "gradedOnce",
		count(*) filter (where (rule = 0 or model = 0) and not given_up)::int as lost,
		count(*) filter (where rule > 1 or model > 1)::int as "gradedTwice",
		count(*) filter (where given_up)::int as "givenUp",
		count(*) filter (where reviews > 1 or (doubted and reviews = 0))::int as "reviewFaults",
		(select count(*) from sizes where size <> (select max(size) from sizes))::int as incomplete,
		(select coalesce(sum(retry_count), 0) from jobs.job where name = 'grading')::int as "takenAgain"
	from per`;

/** @param sql of a superuser, who sees through row-level security: what is counted is all there is. */
export async function countRecord(sql: Sql, template: string): Promise<Counted> {
	const [row] = await sql.unsafe<Counted[]>(counting(template));
	if (!row) throw new Error('Nothing was counted.');
	return row;
}
