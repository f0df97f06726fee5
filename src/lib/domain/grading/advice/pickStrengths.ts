/** The two credited items most worth naming, at two different lines of the student. */
import type { RubricItem } from '../../rubric/schema.ts';
import type { GradedUtterance } from '../grader.ts';
import { maxLevel } from '../levels.ts';
import { spokenQuotes, type AdviceSource, type MarkedItem } from './markedItems.ts';
import type { Strength, StrengthCode } from './advice.ts';

/** What a skill adds to the marks of its item when strengths are ranked. */
const skillWorth: Record<StrengthCode, number> = {
	guarded: 2,
	feeling: 2,
	explored: 1,
	open: 1,
	safety: 1,
	marks: 0,
};

/**
 * Full marks that nobody doubts and that rest on the student's words, ranked by marks and the skill they took; of equals
 * the rubric's first. Fewer than two when there are no more.
 */
export function pickStrengths(items: readonly MarkedItem[], source: AdviceSource): Strength[] {
	const ranked = items
		.filter(({ item, mark }) => mark.score.level === maxLevel(item) && mark.doubts.length === 0)
		.flatMap((marked) => toStrength(marked, source))
		.toSorted((a, b) => b.worth - a.worth);
	const picked: Strength[] = [];
	for (const { strength } of ranked) {
		const isSaid = picked.some(({ quote }) => quote.utteranceId === strength.quote.utteranceId);
		if (!isSaid && picked.length < 2) picked.push(strength);
	}
	return picked;
}

function toStrength(marked: MarkedItem, source: AdviceSource) {
	const [quote] = spokenQuotes(marked.mark.score.evidence, source);
	if (!quote) return [];
	const line = source.utterances.find(({ id }) => id === quote.utteranceId)!;
	const code = skillOf(marked, line, source);
	const strength: Strength = { itemId: marked.item.id, code, quote };
	return [{ strength, worth: marked.item.marks + skillWorth[code] }];
}

function skillOf({ item, mark }: MarkedItem, line: GradedUtterance, source: AdviceSource) {
	if (opensGuarded(item, source)) return 'guarded';
	if (item.criterion.kind === 'act' && item.criterion.acts.includes('empathy')) return 'feeling';
	if (mark.score.credit === 'explored') return 'explored';
	if (mark.score.credit === 'asked' && line.reading?.style === 'open') return 'open';
	return item.safetyCritical ? 'safety' : 'marks';
}

function opensGuarded({ criterion }: RubricItem, { scenario, utterances }: AdviceSource): boolean {
	if (criterion.kind !== 'elicited') return false;
	const told = new Set(utterances.flatMap((line) => line.told));
	return scenario.facts.some(
		({ id, gate }) => gate !== undefined && criterion.facts.includes(id) && told.has(id),
	);
}
