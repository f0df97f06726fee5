/** Consultations that were handed in and wait for their marks: copies of one that was played. */
import type { Sql } from 'postgres';

/** A number and an id always make the same new id. */
const copied = (column: string) => `md5(${column}::text || n)::uuid`;

const statements = (template: string, from: number, to: number) => {
	const times = `generate_series(${from}, ${to}) as n`;
	const copyOf = (alias: string, changed: Record<string, string>) => {
		const pairs = Object.entries(changed).map(([column, value]) => `'${column}', ${value}`);
		return `(jsonb_populate_record(${alias}, jsonb_build_object(${pairs.join(', ')}))).*`;
	};
	const consultation = copied('c.id');
	const own = (alias: string) => copied(`${alias}.consultation_id`);
	return [
		`insert into consultations select ${copyOf('c', { id: consultation, ended_at: 'now()' })}
			from consultations c, ${times} where c.id = '${template}'`,
		`insert into consultation_events select ${copyOf('e', { consultation_id: own('e') })}
			from consultation_events e, ${times} where e.consultation_id = '${template}'`,
		`insert into utterances select ${copyOf('u', {
			id: copied('u.id'),
			consultation_id: own('u'),
			answers_id: copied('u.answers_id'),
		})} from utterances u, ${times} where u.consultation_id = '${template}'`,
		`insert into notes select ${copyOf('o', { consultation_id: own('o') })}
			from notes o, ${times} where o.consultation_id = '${template}'`,
	];
};

/** All in one transaction, numbered `from` to `to`. @param sql of a superuser. */
export async function addCopies(sql: Sql, template: string, from: number, to: number) {
	await sql.begin(async (tx) => {
		for (const statement of statements(template, from, to)) await tx.unsafe(statement);
	});
}
