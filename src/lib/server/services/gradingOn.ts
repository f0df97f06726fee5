/** A grading as it goes on record, whoever gave it: what it was given on, and the sum of its items. */
import type { ItemScore } from '#lib/domain/grading/grader.ts';
import { totalsOf } from '#lib/domain/grading/points.ts';
import type { NewGrading } from './gradingPorts.ts';
import type { Marked } from './readStanding.ts';

/** @param items a person's may be some of the rubric's alone; the sum is theirs. */
export function gradingOn(
	{ record, open: { content, pack } }: Pick<Marked, 'record' | 'open'>,
	items: ItemScore[],
): Omit<NewGrading, 'id' | 'method' | 'graderVersion'> {
	const { points, maxPoints } = totalsOf(content.rubric, items);
	return {
		schoolId: record.schoolId,
		consultationId: record.id,
		rubric: record.rubric,
		interpreterVersion: pack.interpreter.version,
		scenarioHash: content.scenarioHash,
		rubricHash: content.rubricHash,
		catalogueHash: pack.catalogueHash,
		...{ points, maxPoints, items },
	};
}
