/** Items with the marks that stand, as the choice of advice looks at them. */
import type { Rubric, RubricItem } from '../../rubric/schema.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Evidence, GradedUtterance } from '../grader.ts';
import type { StandingMark } from '../reconcile.ts';
import type { SpokenQuote } from './advice.ts';

export type AdviceSource = {
	scenario: Pick<Scenario, 'facts'>;
	rubric: Pick<Rubric, 'sections'>;
	utterances: readonly GradedUtterance[];
	marks: readonly StandingMark[];
};

export type MarkedItem = { item: RubricItem; sectionId: string; mark: StandingMark };

/** In the rubric's order; items without a mark are left out. */
export function markedItems({ rubric, marks }: AdviceSource): MarkedItem[] {
	return rubric.sections.flatMap(({ id: sectionId, items }) =>
		items.flatMap((item) => {
			const mark = marks.find(({ score }) => score.itemId === item.id);
			return mark ? [{ item, sectionId, mark }] : [];
		}),
	);
}

/** The spoken evidence, with its place in the conversation. */
export function spokenQuotes(
	evidence: readonly Evidence[],
	{ utterances }: Pick<AdviceSource, 'utterances'>,
): SpokenQuote[] {
	return evidence.flatMap((each) => {
		if (each.kind !== 'utterance') return [];
		const { kind, utteranceId, quote } = each;
		const line = utterances.find(({ id }) => id === utteranceId);
		return line ? [{ kind, utteranceId, position: line.position, quote }] : [];
	});
}
