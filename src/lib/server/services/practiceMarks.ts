/** The mark of a practice consultation as it stands, for those who teach. */
import { totalsOf } from '#lib/domain/grading/points.ts';
import { standingScores } from '#lib/domain/grading/standingMarks.ts';
import type { CaseLibrary } from './ports.ts';
import type { PracticeRecord } from './progressPorts.ts';

export type PracticeMark = {
	points: number;
	/** Of the items that have a mark. */
	maxPoints: number;
	/** Items that nobody could judge yet. */
	waitingCount: number;
};

/** By consultation; those that nobody has marked yet are left out. */
export async function readPracticeMarks(
	cases: CaseLibrary,
	schoolId: string,
	records: readonly PracticeRecord[],
): Promise<Map<string, PracticeMark>> {
	const graded = records.filter(({ gradings }) => gradings.length > 0);
	const marks = graded.map(async ({ consultationId, scenario, rubric, language, gradings }) => {
		const content = await cases.load(schoolId, scenario, rubric, language);
		const scores = standingScores(content.rubric, gradings);
		const { points, maxPoints, unscoredCount } = totalsOf(content.rubric, scores);
		return [consultationId, { points, maxPoints, waitingCount: unscoredCount }] as const;
	});
	return new Map(await Promise.all(marks));
}
