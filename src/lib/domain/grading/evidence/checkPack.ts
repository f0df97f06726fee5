/** Works a mark out again from its evidence pack alone: quotes, points, and what stands. */
import { carryDecisions } from '../carryDecisions.ts';
import type { Evidence, GradedUtterance, ItemScore } from '../grader.ts';
import { standingScores } from '../standingMarks.ts';
import { findEvidenceFault } from '../verifyEvidence.ts';
import type { EvidencePack, PackedGrading, PackedItem, PackedRubric } from './evidencePack.ts';

export type PackFault =
	| { what: 'quote'; gradingId: string; itemId: string; fault: string }
	/** A level off its scale, or given without evidence by a machine. */
	| { what: 'level'; gradingId: string; itemId: string }
	| { what: 'points'; gradingId: string; stated: number; found: number }
	/** A grading by a rubric that is not in the pack. */
	| { what: 'rubric'; gradingId: string }
	| { what: 'standing'; itemId: string; stated: number | null; found: number | null }
	| { what: 'total'; stated: number; found: number };

export type PackCheck = {
	/** How much was looked at. */
	gradings: number;
	quotes: number;
	marks: number;
	faults: PackFault[];
};

const itemsOf = ({ sections }: PackedRubric): PackedItem[] =>
	sections.flatMap(({ items }) => items);

type Levelled = { itemId: string; level: number | null };

/** Independent of the product's own sum. */
function sumOf(rubric: PackedRubric, levels: readonly Levelled[]) {
	const items = new Map(itemsOf(rubric).map((item) => [item.id, item]));
	let points = 0;
	let maxPoints = 0;
	for (const { itemId, level } of levels) {
		const item = items.get(itemId);
		if (!item || level === null) continue;
		points += (item.marks * level) / item.highest;
		maxPoints += item.marks;
	}
	return { points, maxPoints };
}

function recordOf({ transcript, deeds, note }: EvidencePack) {
	const utterances = transcript.map((line): GradedUtterance => ({
		...line,
		reading: null,
		told: [],
		answersId: null,
	}));
	return { utterances, events: deeds, note };
}

const quotesOf = ({ evidence, nearest }: ItemScore): Evidence[] => [...evidence, ...nearest];

function findScoreFaults(
	{ id: gradingId, method }: PackedGrading,
	score: ItemScore,
	item: PackedItem | undefined,
	record: ReturnType<typeof recordOf>,
): PackFault[] {
	const { itemId, level } = score;
	const faults = quotesOf(score).flatMap((evidence): PackFault[] => {
		const fault = findEvidenceFault(evidence, record);
		return fault ? [{ what: 'quote', gradingId, itemId, fault }] : [];
	});
	const isOnScale =
		level === null ||
		(item !== undefined && Number.isInteger(level) && level >= 0 && level <= item.highest);
	const isBare = method !== 'human' && (level ?? 0) > 0 && score.evidence.length === 0;
	return isOnScale && !isBare ? faults : [...faults, { what: 'level', gradingId, itemId }];
}

function checkGrading(grading: PackedGrading, pack: EvidencePack): PackFault[] {
	const { id: gradingId, items } = grading;
	const rubric = pack.rubrics.find(({ versionId }) => versionId === grading.rubric.versionId);
	if (!rubric) return [{ what: 'rubric', gradingId }];
	const known = new Map(itemsOf(rubric).map((item) => [item.id, item]));
	const record = recordOf(pack);
	const faults = items.flatMap((score) =>
		findScoreFaults(grading, score, known.get(score.itemId), record),
	);
	const { points, maxPoints } = sumOf(rubric, items);
	if (points !== grading.points) {
		faults.push({ what: 'points', gradingId, stated: grading.points, found: points });
	}
	if (maxPoints !== grading.maxPoints) {
		faults.push({ what: 'points', gradingId, stated: grading.maxPoints, found: maxPoints });
	}
	return faults;
}

function checkStanding(pack: EvidencePack): PackFault[] {
	const { standing, rubrics, gradings } = pack;
	const rubric = rubrics.find(({ versionId }) => versionId === standing.rubricVersionId);
	if (!rubric) return [{ what: 'total', stated: standing.points, found: 0 }];
	const definitions = rubrics.map(
		(one) =>
			[one.versionId, new Map(itemsOf(one).map((item) => [item.id, item.definition]))] as const,
	);
	const scores = standingScores(
		rubric,
		carryDecisions(gradings, new Map(definitions), rubric.versionId),
	);
	const faults = scores.flatMap(({ itemId, level }): PackFault[] => {
		const stated = standing.marks.find((mark) => mark.itemId === itemId)?.level ?? null;
		return stated === level ? [] : [{ what: 'standing', itemId, stated, found: level }];
	});
	const found = sumOf(rubric, scores);
	if (found.points !== standing.points) {
		faults.push({ what: 'total', stated: standing.points, found: found.points });
	}
	if (found.maxPoints !== standing.maxPoints) {
		faults.push({ what: 'total', stated: standing.maxPoints, found: found.maxPoints });
	}
	return faults;
}

/** @returns no faults where every quote is in the record, every sum is right, and the marks follow from the gradings. */
export function checkPack(pack: EvidencePack): PackCheck {
	const scores = pack.gradings.flatMap(({ items }) => items);
	return {
		gradings: pack.gradings.length,
		quotes: scores.flatMap(quotesOf).length,
		marks: pack.standing.marks.length,
		faults: [
			...pack.gradings.flatMap((grading) => checkGrading(grading, pack)),
			...checkStanding(pack),
		],
	};
}
