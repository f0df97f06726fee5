/** From all gradings on record to the marks that stand: what people decided, what graders agree on, and what waits. */
import type { RubricItem } from '../rubric/schema.ts';
import type { Doubt, DoubtReason } from './doubt.ts';
import { byTime, latestOf, type GradingEntry } from './latestOf.ts';
import type { Grader, ItemScore, UnscoredReason } from './grader.ts';

/** Below this a grader's own doubt sends the mark to a person. */
export const sureFrom = 0.6;

export type ReconciledGrading = GradingEntry & { items: readonly ItemScore[] };

/** What the rule needs of a rubric. */
export type MarkedRubric = {
	sections: readonly { items: readonly Pick<RubricItem, 'id' | 'safetyCritical'>[] }[];
};

export type ReconcileInput = {
	rubric: MarkedRubric;
	gradings: readonly ReconciledGrading[];
	isCutOff: boolean;
	/** The student's words seem to speak to a grader. Asked only where somebody's mark is not a person's yet. */
	isInjectionSuspected: boolean;
	/** Items the student disputes and a person decides. */
	disputedItems?: readonly string[];
};

export type StandingMark = {
	score: ItemScore;
	/** Whose score it is; null when nobody has judged the item. */
	by: Grader['method'] | null;
	/** Decided by a person: nothing a machine finds later moves it. */
	isDecided: boolean;
	/** None: it stands. Else it is provisional, and waits for a person. */
	doubts: DoubtReason[];
};

const unscoredDoubts: Record<UnscoredReason, DoubtReason> = {
	needs_person: 'unscored',
	low_confidence: 'low_confidence',
	void_evidence: 'void_evidence',
	cut_off: 'cut_off',
};

const nobody = (itemId: string): ItemScore => ({
	itemId,
	level: null,
	unscoredReason: 'needs_person',
	credit: null,
	evidence: [],
	nearest: [],
	confidence: 0,
});

const isScored = (score: ItemScore | undefined): score is ItemScore =>
	score !== undefined && score.level !== null;

type Proposed = { score: ItemScore; by: Grader['method'] | null; doubts: DoubtReason[] };

/** Where two graders differ the lower level stands for the time being: nothing inflated is shown before a person looked. */
function propose(
	itemId: string,
	rule?: ItemScore,
	model?: ItemScore,
	by?: 'model' | 'panel',
): Proposed {
	const voided = [rule, model].some((score) => score?.unscoredReason === 'void_evidence');
	const void_: DoubtReason[] = voided ? ['void_evidence'] : [];
	if (isScored(rule) && isScored(model)) {
		if (rule.level === model.level) return { score: rule, by: 'rule', doubts: [] };
		const isLower = model.level! < rule.level!;
		const lower = isLower
			? { score: model, by: by ?? 'model' }
			: { score: rule, by: 'rule' as const };
		return { ...lower, doubts: ['graders_disagree'] };
	}
	if (isScored(rule))
		return { score: rule, by: 'rule', doubts: model ? ['one_grader', ...void_] : void_ };
	if (isScored(model)) return { score: model, by: by ?? 'model', doubts: ['one_grader', ...void_] };
	const score = rule ?? model ?? nobody(itemId);
	return {
		score,
		by: null,
		doubts: [unscoredDoubts[score.unscoredReason ?? 'needs_person'], ...void_],
	};
}

/** @returns a mark for each item of the rubric, in its order. */
export function reconcile(input: ReconcileInput): StandingMark[] {
	const { rubric, gradings, isCutOff, disputedItems = [] } = input;
	const rule = latestOf(gradings, 'rule');
	const panel = latestOf(gradings, 'panel');
	const machine = panel ?? latestOf(gradings, 'model');
	const people = gradings.filter(({ method }) => method === 'human').toSorted(byTime);
	const of = (grading: ReconciledGrading | null, itemId: string) =>
		grading?.items.find((score) => score.itemId === itemId);

	function mark(item: Pick<RubricItem, 'id' | 'safetyCritical'>): StandingMark {
		const decided = people.map((one) => of(one, item.id)).findLast(isScored);
		if (decided) return { score: decided, by: 'human', isDecided: true, doubts: [] };
		const { score, by, doubts } = propose(
			item.id,
			of(rule, item.id),
			of(machine, item.id),
			panel ? 'panel' : 'model',
		);
		const more: DoubtReason[] = [
			...(by && score.confidence < sureFrom ? (['low_confidence'] as const) : []),
			...(isCutOff && score.level === 0 ? (['cut_off'] as const) : []),
			...((score.level ?? 0) > 0 && input.isInjectionSuspected
				? (['injection_suspected'] as const)
				: []),
			...(item.safetyCritical && score.level === 0 ? (['safety_concern'] as const) : []),
			...(disputedItems.includes(item.id) ? (['disputed'] as const) : []),
		];
		return { score, by, isDecided: false, doubts: [...new Set([...doubts, ...more])] };
	}
	return rubric.sections.flatMap(({ items }) => items).map(mark);
}

/**
 * What a person has to look at. In practice a missed safety-critical item is the student's to learn from; in an
 * assessment a person confirms the concern.
 */
export function doubtsOf(marks: readonly StandingMark[], mode: 'practice' | 'assessment'): Doubt[] {
	const waits = (reason: DoubtReason) => mode === 'assessment' || reason !== 'safety_concern';
	return marks.flatMap(({ score, doubts }) =>
		doubts.filter(waits).map((reason) => ({ itemId: score.itemId, reason })),
	);
}
