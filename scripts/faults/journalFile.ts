/** One consultation's journal: kept while it lasts, then a file of JSON lines. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry, EntryOf, EntryKind } from './check/journal.ts';

type Written = { [Kind in EntryKind]: Omit<EntryOf<Kind>, 'atMs'> }[EntryKind];

export type Journal = {
	write(entry: Written): void;
	entries: readonly Entry[];
	/** Writes the file. */
	keep(): void;
};

/** @param folder of the run. @param id of the consultation. */
export function openJournal(folder: string, id: string): Journal {
	const entries: Entry[] = [];
	return {
		entries,
		write: (entry) => void entries.push({ atMs: Date.now(), ...entry } as Entry),
		keep() {
			const lines = entries.map((entry) => JSON.stringify(entry));
			writeFileSync(join(folder, `${id}.jsonl`), `${lines.join('\n')}\n`);
		},
	};
}
