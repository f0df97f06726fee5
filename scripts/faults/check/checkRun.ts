/** Checks every consultation of a run: its journal beside its rows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type postgres from 'postgres';
import { checkConsultation, type RuleName } from './checkConsultation.ts';
import type { Entry } from './journal.ts';
import { readRows } from './rows.ts';

export type RunCheck = {
	/** By stage. */
	ended: Record<string, number>;
	/** By rule; rules that hold are left out. */
	violations: Partial<Record<RuleName, number>>;
	/** The first of each rule, for a person. */
	examples: string[];
};

const MOST_EXAMPLES = 5;

const readJournal = (folder: string, id: string): Entry[] =>
	readFileSync(join(folder, `${id}.jsonl`), 'utf8')
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line) as Entry);

/** @param folder with one journal a consultation. */
export async function checkRun(
	sql: postgres.Sql,
	folder: string,
	consultationIds: readonly string[],
): Promise<RunCheck> {
	const ended: RunCheck['ended'] = {};
	const violations: RunCheck['violations'] = {};
	const examples: string[] = [];
	for (const id of consultationIds) {
		const rows = await readRows(sql, id);
		const stage = rows.consultation?.stage ?? 'missing';
		ended[stage] = (ended[stage] ?? 0) + 1;
		for (const { rule, detail } of checkConsultation({ journal: readJournal(folder, id), rows })) {
			const count = (violations[rule] ?? 0) + 1;
			violations[rule] = count;
			if (count <= MOST_EXAMPLES) examples.push(`${rule} in ${id}: ${detail}`);
		}
	}
	return { ended, violations, examples };
}
