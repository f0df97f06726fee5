/** What each machine and each person made of the items of an assessment's sittings, once all who mark them have signed. */
import type { JudgedItem, MarkerLevels } from '#lib/domain/assessment/markerAgreement.ts';
import { isMarked, type MarkingRound } from '#lib/domain/assessment/marking.ts';
import type { ItemScore } from '#lib/domain/grading/grader.ts';
import { latestOf } from '#lib/domain/grading/latestOf.ts';
import { maxLevel } from '#lib/domain/grading/levels.ts';
import { countsAt, type AssessmentResults, type ResultStation } from './readResults.ts';
import type { SittingMarks } from './readSittingMarks.ts';

const levelIn = (scores: readonly ItemScore[] | undefined, itemId: string): number | null =>
	scores?.find((score) => score.itemId === itemId)?.level ?? null;

function levelsOf({ standing, markings }: SittingMarks, itemId: string): MarkerLevels {
	const { gradings, marks } = standing;
	const model = latestOf(gradings, 'panel') ?? latestOf(gradings, 'model');
	const standsAt = marks.find(({ score }) => score.itemId === itemId);
	const inRound = (round: MarkingRound) =>
		markings.find((marking) => marking.round === round)?.levels?.[itemId] ?? null;
	return {
		rule: levelIn(latestOf(gradings, 'rule')?.items, itemId),
		model: levelIn(model?.items, itemId),
		person: standsAt?.isDecided ? standsAt.score.level : null,
		first: inRound(1),
		second: inRound(2),
	};
}

/** Sittings of the station that are signed and marked by its rubric. */
export const signedAt = (marks: AssessmentResults['marks'], station: ResultStation) =>
	marks.filter(
		(sitting) =>
			sitting.stationId === station.id &&
			isMarked(sitting.markings) &&
			countsAt(station, sitting) !== undefined,
	);

export function listJudgedItems(
	{ marks }: Pick<AssessmentResults, 'marks'>,
	station: ResultStation,
): JudgedItem[] {
	const items = station.markedBy.sections.flatMap((section) => section.items);
	return signedAt(marks, station).flatMap((sitting) =>
		items.map((item) => ({
			...{ itemId: item.id, highest: maxLevel(item), levels: levelsOf(sitting, item.id) },
		})),
	);
}
