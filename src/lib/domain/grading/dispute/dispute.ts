/** "I did ask that": which items a student may dispute, and what comes of the graders' second look. */
import type { RubricItem } from '../../rubric/schema.ts';
import { latestOf } from '../latestOf.ts';
import type { Dispute, DisputeOutcome, ItemScore, PointedLine } from '../grader.ts';
import { maxLevel } from '../levels.ts';
import type { ReconciledGrading, StandingMark } from '../reconcile.ts';

/** What rests on words or on deeds asked for in words; the note and what must not happen cannot be pointed at. */
const kinds: readonly RubricItem['criterion']['kind'][] = ['elicited', 'act', 'action'];

/** Not fully credited, not decided by a person, and not disputed before. */
export function isDisputable(
	item: RubricItem,
	{ score, isDecided }: StandingMark,
	disputes: readonly Pick<Dispute, 'itemId'>[],
): boolean {
	return (
		kinds.includes(item.criterion.kind) &&
		!isDecided &&
		score.level !== maxLevel(item) &&
		!disputes.some(({ itemId }) => itemId === item.id)
	);
}

export type SecondLooks = {
	/** The rule grader's score with the line taken at the student's word, its evidence checked. */
	rule: ItemScore;
	/** The level a model gives after looking at that line; null where it cannot tell, undefined where no model has graded. */
	model: number | null | undefined;
};

/**
 * In practice the mark is corrected when everyone who looked again gives the same higher level, and the rule's rests on
 * the very line that was pointed at. All else, and everything in an assessment, goes to a person.
 */
export function decideDispute(
	mode: 'practice' | 'assessment',
	standing: StandingMark,
	{ utteranceId }: Pick<PointedLine, 'utteranceId'>,
	{ rule, model }: SecondLooks,
): DisputeOutcome {
	const restsOnLine = rule.evidence.some(
		(each) => each.kind === 'utterance' && each.utteranceId === utteranceId,
	);
	const isHigher = rule.level !== null && rule.level > (standing.score.level ?? 0);
	const doAgree = model === undefined || model === rule.level;
	return mode === 'practice' && restsOnLine && isHigher && doAgree ? 'upheld' : 'to_a_person';
}

/** What a correction takes the place of: the rule's live grading and the panel's or else the model's, where they say otherwise. */
export function gradingsToCorrect<T extends ReconciledGrading>(
	gradings: readonly T[],
	{ itemId, level }: Pick<ItemScore, 'itemId' | 'level'>,
): T[] {
	const machine = latestOf(gradings, 'panel') ?? latestOf(gradings, 'model');
	return [latestOf(gradings, 'rule'), machine].flatMap((grading) => {
		const before = grading?.items.find((each) => each.itemId === itemId);
		return grading && before?.level !== level ? [grading] : [];
	});
}

/** All scores of a grading with this one in the place of the item's earlier one. */
export const withScore = (items: readonly ItemScore[], score: ItemScore): ItemScore[] => [
	...items.filter(({ itemId }) => itemId !== score.itemId),
	score,
];
