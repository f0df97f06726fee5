/** Any grader as one that is asked part by part. */
import type { Grader, GraderResult, PartedGrader } from './grader.ts';

const isParted = (grader: Grader): grader is PartedGrader => 'askPart' in grader;

/** A grader that knows no parts has one, which looks at everything. */
export function inParts(grader: Grader): PartedGrader {
	if (isParted(grader)) return grader;
	return {
		...grader,
		partsOf: () => [{ id: 'whole', readsNote: true }],
		askPart: (_, input) => grader.grade(input),
		joinParts: (_, { whole }) => whole as GraderResult,
	};
}
