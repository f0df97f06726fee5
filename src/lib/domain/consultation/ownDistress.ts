/** Whether a student has spoken of their own distress: help is offered outside the role, and nothing else follows from it. */
import type { Reading } from '../dialogue/reading.ts';

type Line = { id: string; reading: Pick<Reading, 'acts'> | null };

/** The last of the student's lines that did; null when none. Asking the patient about suicide is none. */
export const lastOwnDistress = (lines: readonly Line[]): string | null =>
	lines.findLast(({ reading }) => reading?.acts.some(({ act }) => act === 'student_distress'))
		?.id ?? null;
