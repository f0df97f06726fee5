/** How a student stands with a case they were asked to practise. */
import { isRunning, type Stage } from '../consultation/studentView.ts';

export type AssignmentDates = { opensAtMs: number; dueAtMs: number };

/** A whole practice consultation on the case: no drill and no retry. */
export type AssignedWork = {
	consultationId: string;
	stage: Stage;
	startedAtMs: number;
	/** When this stage began: of a submitted one, when it was handed in. */
	stageStartedAtMs: number;
};

export type AssignmentStanding =
	| { state: 'not_begun' }
	| { state: 'under_way'; consultationId: string }
	| { state: 'done'; consultationId: string; atMs: number; isLate: boolean };

/**
 * What was begun before the assignment opened is no answer to it. Of several that were handed in the first counts,
 * which nobody had seen the marks of.
 */
export function assignmentStanding(
	{ opensAtMs, dueAtMs }: AssignmentDates,
	works: readonly AssignedWork[],
): AssignmentStanding {
	const own = works
		.filter(({ startedAtMs }) => startedAtMs >= opensAtMs)
		.toSorted((one, other) => one.stageStartedAtMs - other.stageStartedAtMs);
	const done = own.find(({ stage }) => stage === 'submitted');
	if (done) {
		const { consultationId, stageStartedAtMs: atMs } = done;
		return { state: 'done', consultationId, atMs, isLate: atMs > dueAtMs };
	}
	const begun = own.findLast(({ stage }) => isRunning(stage));
	return begun
		? { state: 'under_way', consultationId: begun.consultationId }
		: { state: 'not_begun' };
}
