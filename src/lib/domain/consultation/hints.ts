/** The hints a student took from the tutor: what is kept of them, and what the student may see. */
import type { StudentView } from './studentView.ts';

/** A hint as it was given. Nothing of it changes a mark. */
export type GivenHint = {
	/** Of the event that recorded it. */
	revision: number;
	/** The area of the hint catalogue it points at. */
	area: string;
	/** 1: a question about the student's own thinking. 2: the area by name. */
	step: 1 | 2;
	/** How many of the area's things had been asked, said or done by then: more of them later is progress. */
	reached: number;
	text: string;
	/** The last line of the transcript by then; 0 before the first. */
	afterPosition: number;
};

/** More would carry a student through the whole conversation. */
export const mostHints = 8;

/** @returns null where there is no tutor: in an assessment nobody helps. */
export function hintsView(
	mode: StudentView['mode'],
	given: readonly GivenHint[],
): StudentView['hints'] {
	if (mode !== 'practice') return null;
	return {
		given: given.map(({ revision, text }) => ({ revision, text })),
		left: Math.max(0, mostHints - given.length),
	};
}
