/** The marks of an assessment as its results are worked out from them: an item counts once every person has signed. */
import { finalGrade, isMarked } from '#lib/domain/assessment/marking.ts';
import { pointsFor } from '#lib/domain/grading/points.ts';
import type { Rubric } from '#lib/domain/rubric/schema.ts';
import type { SittingRecord } from './assessmentPorts.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { ConsultationTransaction } from './ports.ts';
import { readStanding, type Standing } from './readStanding.ts';

export type SittingMarks = SittingRecord & {
	/** By which it is marked. */
	rubric: Rubric;
	/** Every item of the rubric in its order; null points before the sitting is marked. */
	items: { itemId: string; points: number | null; max: number }[];
	/** 1 to 5; null before the sitting is marked. */
	grade: number | null;
	standing: Standing;
};

async function readOne(
	core: ConsultationCore,
	tx: ConsultationTransaction,
	sitting: SittingRecord,
): Promise<SittingMarks> {
	const standing = await readStanding(core, tx, sitting.consultation);
	const { rubric } = standing.open.content;
	const isFinal = isMarked(sitting.markings);
	const levels = new Map(standing.marks.map(({ score }) => [score.itemId, score.level]));
	const items = rubric.sections.flatMap(({ items }) =>
		items.map((item) => ({
			itemId: item.id,
			points: isFinal ? pointsFor(item, levels.get(item.id) ?? null) : null,
			max: item.marks,
		})),
	);
	return { ...sitting, rubric, items, grade: finalGrade(sitting.markings), standing };
}

/** All sittings that were begun, by station and then by the candidate's number. */
export async function readSittingMarks(
	core: ConsultationCore,
	tx: ConsultationTransaction,
	assessmentId: string,
): Promise<SittingMarks[]> {
	const sittings = await tx.assessments.listSittings(assessmentId);
	// All at once: what waits is the journeys to the database, and they travel together.
	return Promise.all(sittings.map((sitting) => readOne(core, tx, sitting)));
}
