/** Bugs planted in the running system, below the app, to see that a live run finds them. */
import type postgres from 'postgres';
import type { RuleName } from './check/checkConsultation.ts';

/** As a trigger: what the app does is right, and what becomes of it is wrong. */
const plants = {
	/** Repeated commands are not known again. */
	answers_forgotten: {
		table: 'commands',
		body: 'return null;',
		foundBy: ['answer_changed', 'utterance_doubled'],
	},
	/** Shown first, stored otherwise. */
	words_changed: {
		table: 'reply_chunks',
		body: `if new.sequence % 7 = 0 then new.text := new.text || ' Never shown.'; end if; return new;`,
		foundBy: ['shown_not_stored', 'resumed_otherwise'],
	},
	/** An acknowledged line is swapped for another. */
	lines_changed: {
		table: 'utterances',
		body: `if new.position % 9 = 0 then new.text := 'Something else.'; end if; return new;`,
		foundBy: ['utterance_lost', 'utterance_never_sent'],
	},
} as const satisfies Record<string, { table: string; body: string; foundBy: RuleName[] }>;

export type PlantName = keyof typeof plants;
export const plantNames = Object.keys(plants) as PlantName[];
/** The rules that must find it. */
export const foundBy = (name: PlantName): readonly RuleName[] => plants[name].foundBy;

/** @param sql of the superuser. */
export async function plant(sql: postgres.Sql, name: PlantName): Promise<void> {
	const { table, body } = plants[name];
	await sql.unsafe(`create function planted() returns trigger language plpgsql as
		$$ begin ${body} end $$`);
	await sql.unsafe(`create trigger planted before insert on ${table}
		for each row execute function planted()`);
}
