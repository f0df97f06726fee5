/** What lies before a marker once they have graded: by the round, whose marks and words they see, and what they have to decide. */
import { levelsWithin } from '#lib/domain/assessment/compareMarkings.ts';
import { levelsAsGrading } from '#lib/domain/assessment/levelsAsGrading.ts';
import type { MarkedLevels } from '#lib/domain/assessment/marking.ts';
import type { Doubt } from '#lib/domain/grading/doubt.ts';
import { doubtsOf, type StandingMark } from '#lib/domain/grading/reconcile.ts';
import { standingMarks } from '#lib/domain/grading/standingMarks.ts';
import { decidedIds, type ReviewGrading } from '#lib/domain/review/buildReviewView.ts';
import { listWaiting, mergeDoubts } from '#lib/domain/review/waiting.ts';
import type { RubricItem } from '#lib/domain/rubric/schema.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { FoundMarking } from './findMarking.ts';
import type { Heard } from './keepDecision.ts';
import type { ConsultationTransaction } from './ports.ts';
import { readStanding, type Standing } from './readStanding.ts';

export type Desk = Heard & {
	items: RubricItem[];
	/** What people said that moves no mark. */
	alsoHeard: ReviewGrading[];
	doubts: Doubt[];
	/** Items that this person has decided, or whose decision they take over. */
	decided: Set<string>;
};

const itemsOf = ({ open }: Standing): RubricItem[] =>
	open.content.rubric.sections.flatMap(({ items }) => items);

/** The first: what machines said, every doubt about it, and what else was raised for review. */
async function firstDesk(
	tx: ConsultationTransaction,
	{ record }: FoundMarking,
	standing: Standing,
): Promise<Desk> {
	const raised = (await tx.reviews.findOpen(record.id))?.doubts ?? [];
	return {
		...standing,
		...{ items: itemsOf(standing), alsoHeard: [] },
		doubts: mergeDoubts(raised, doubtsOf(standing.marks, 'assessment')),
		decided: decidedIds(standing.marks),
	};
}

/** The second: what machines said, and levels of their own; nothing of any other person. */
function secondDesk({ marking }: FoundMarking, standing: Standing): Desk {
	const items = itemsOf(standing);
	const input = { ...standing.input, disputes: [] };
	const machines = standing.gradings.filter(({ method }) => method !== 'human');
	const levels = levelsWithin(items, marking.levels ?? {});
	const own = levelsAsGrading(levels, {
		...{ id: marking.id, authorName: marking.markerName, createdAtMs: marking.signedAtMs ?? 0 },
	});
	const gradings: ReviewGrading[] = [...machines, own];
	return {
		...standing,
		...{ items, input, gradings, alsoHeard: [] },
		marks: standingMarks(input, gradings),
		doubts: doubtsOf(standingMarks(input, machines), 'assessment'),
		decided: new Set(Object.keys(levels)),
	};
}

const differing = (items: readonly RubricItem[], one: MarkedLevels, other: MarkedLevels): Doubt[] =>
	items
		.filter(({ id }) => one[id] !== other[id])
		.map(({ id }) => ({ itemId: id, reason: 'graders_disagree' }));

/** The third: all that was said; to decide is what the two before them marked apart. */
async function thirdDesk(
	tx: ConsultationTransaction,
	found: FoundMarking,
	standing: Standing,
): Promise<Desk> {
	const { marking } = found;
	const all = await tx.markings.listOf(marking.sittingId);
	const [first, second] = [1, 2].map((round) => all.find((one) => one.round === round));
	const desk = await firstDesk(tx, found, standing);
	const own = standing.gradings.filter(({ authorId }) => authorId === marking.markerId);
	const levels = levelsWithin(desk.items, second?.levels ?? {});
	const said = { id: second?.id ?? '', authorName: second?.markerName ?? null };
	return {
		...desk,
		alsoHeard: [levelsAsGrading(levels, { ...said, createdAtMs: second?.signedAtMs ?? 0 })],
		doubts: mergeDoubts(desk.doubts, differing(desk.items, first?.levels ?? {}, levels)),
		decided: new Set(own.flatMap((grading) => grading.items.map(({ itemId }) => itemId))),
	};
}

export async function openDesk(
	core: ConsultationCore,
	tx: ConsultationTransaction,
	found: FoundMarking,
): Promise<Desk> {
	const { round } = found.marking;
	const standing = await readStanding(core, tx, found.record);
	if (round === 2) return secondDesk(found, standing);
	return round === 1 ? firstDesk(tx, found, standing) : thirdDesk(tx, found, standing);
}

/** Items that the person still has to decide before they can sign. */
export const undecidedOf = ({ doubts, items, decided }: Desk): string[] =>
	listWaiting(
		doubts,
		items.map(({ id }) => id),
		decided,
	).map(({ itemId }) => itemId);

/** @returns null where an item has no level. */
export function levelsOf(marks: readonly StandingMark[]): MarkedLevels | null {
	const levels = marks.map(({ score }) => [score.itemId, score.level] as const);
	const isWhole = levels.every((pair): pair is [string, number] => pair[1] !== null);
	return isWhole ? Object.fromEntries(levels) : null;
}
