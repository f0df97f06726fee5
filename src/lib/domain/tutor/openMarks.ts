/** What a conversation could still earn, told by the rules that will mark it. */
import type { GradingInput } from '../grading/grader.ts';
import { pointsFor } from '../grading/points.ts';
import { buildRuleGrader } from '../grading/ruleGrader.ts';

/** @returns item id -> marks still to be had; what the rules leave to a person counts as half done. */
export async function openMarks(input: GradingInput): Promise<ReadonlyMap<string, number>> {
	const { items: scores } = await buildRuleGrader().grade(input);
	const levels = new Map(scores.map(({ itemId, level }) => [itemId, level]));
	const items = input.rubric.sections.flatMap(({ items }) => items);
	return new Map(
		items.map((item) => {
			const points = pointsFor(item, levels.get(item.id) ?? null) ?? item.marks / 2;
			return [item.id, item.marks - points];
		}),
	);
}
