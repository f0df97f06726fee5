/** The parts of a note that are still empty, by their names on the page. */
import type { Note } from '#lib/domain/consultation/note.ts';
import { m } from '#lib/paraglide/messages.js';

const isBlank = (text: string) => text.trim() === '';

export function missingParts(note: Note): string[] {
	const parts: [isMissing: boolean, name: string][] = [
		[isBlank(note.summary), m.noteSummary()],
		[note.problems.every(isBlank), m.noteProblems()],
		[note.differential.every((entry) => isBlank(entry.diagnosis)), m.noteDifferential()],
		[isBlank(note.plan), m.notePlan()],
	];
	return parts.filter(([isMissing]) => isMissing).map(([, name]) => name);
}
