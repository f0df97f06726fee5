/** The boxes of a note as separate texts: a quote or a negation never runs from one into the next. */
import type { Note } from '../consultation/note.ts';
import type { noteParts } from '../rubric/schema.ts';

export type NotePart = (typeof noteParts)[number];

export function noteFields(note: Note, part: NotePart): string[] {
	switch (part) {
		case 'summary':
			return [note.summary];
		case 'plan':
			return [note.plan];
		case 'problems':
			return note.problems;
		case 'differential':
			return note.differential.flatMap((entry) => [
				entry.diagnosis,
				entry.reasonsFor,
				entry.reasonsAgainst,
			]);
	}
}
