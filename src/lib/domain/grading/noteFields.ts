/** The boxes of a note as separate texts: a quote or a negation never runs from one into the next. */
import type { Note } from '../consultation/note.ts';
import type { noteBoxes, noteParts } from '../rubric/schema.ts';

export type NotePart = (typeof noteParts)[number];
export type NoteBox = (typeof noteBoxes)[number];

export type NoteField = {
	box: NoteBox;
	/** Of what belongs to a diagnosis: its place in the differential, from 1; null elsewhere. */
	rank: number | null;
	text: string;
};

/** Every box, in the note's order, the empty ones too. */
export function fieldsOf(note: Note): NoteField[] {
	return [
		{ box: 'summary', rank: null, text: note.summary },
		...note.problems.map((text) => ({ box: 'problems' as const, rank: null, text })),
		...note.differential.flatMap(
			({ diagnosis, reasonsFor, reasonsAgainst }, index): NoteField[] => [
				{ box: 'differential', rank: index + 1, text: diagnosis },
				{ box: 'reasons_for', rank: index + 1, text: reasonsFor },
				{ box: 'reasons_against', rank: index + 1, text: reasonsAgainst },
			],
		),
		{ box: 'plan', rank: null, text: note.plan },
	];
}

/** The part of the note that evidence from a box names: reasons belong to the differential. */
export const partOf = (box: NoteBox): NotePart =>
	box === 'reasons_for' || box === 'reasons_against' ? 'differential' : box;

export const noteFields = (note: Note, part: NotePart): string[] =>
	fieldsOf(note).flatMap(({ box, text }) => (partOf(box) === part ? [text] : []));
