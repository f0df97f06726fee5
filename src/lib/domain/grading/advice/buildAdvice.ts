/** Strengths, next steps and the facts of the whole, from marks that stand: nothing here is anybody's impression. */
import { pointsFor, totalsOf } from '../points.ts';
import type { Rubric } from '../../rubric/schema.ts';
import type { Advice, OverallFact } from './advice.ts';
import { markedItems, type AdviceSource, type MarkedItem } from './markedItems.ts';
import { pickNextSteps } from './pickNextSteps.ts';
import { pickStrengths } from './pickStrengths.ts';

export function buildAdvice(source: AdviceSource): Advice {
	const items = markedItems(source);
	return { strengths: pickStrengths(items, source), nextSteps: pickNextSteps(items, source) };
}

type OverallSource = AdviceSource & {
	rubric: Rubric;
	/** How many items wait for a person. */
	waitingCount: number;
};

/** In the order in which they are told; what does not apply is left out. */
export function overallFacts(source: OverallSource): OverallFact[] {
	const items = markedItems(source);
	const { points, maxPoints } = totalsOf(
		source.rubric,
		items.map(({ mark }) => mark.score),
	);
	const { waitingCount } = source;
	return [
		...(maxPoints > 0 ? [{ code: 'marks' as const, points, most: maxPoints }] : []),
		...sectionFacts(items, source),
		...questionFact(source),
		...safetyFact(items),
		...(waitingCount > 0 ? [{ code: 'waiting' as const, count: waitingCount }] : []),
	];
}

/** The best and the weakest by share of marks; the first of equals, and none when all are alike. */
function sectionFacts(items: readonly MarkedItem[], { rubric }: OverallSource): OverallFact[] {
	const sections = rubric.sections.flatMap(({ id, label }) => {
		const scored = items.filter(
			({ sectionId, mark }) => sectionId === id && mark.score.level !== null,
		);
		const most = scored.reduce((sum, { item }) => sum + item.marks, 0);
		const points = scored.reduce(
			(sum, { item, mark }) => sum + (pointsFor(item, mark.score.level) ?? 0),
			0,
		);
		return most > 0 ? [{ label, points, most, share: points / most }] : [];
	});
	const ranked = sections.toSorted((a, b) => b.share - a.share);
	const [best, weakest] = [ranked[0], ranked.at(-1)];
	if (!best || !weakest || best.share === weakest.share) return [];
	const fact = (code: 'best_section' | 'weakest_section', section: typeof best) => ({
		code,
		label: section.label,
		points: section.points,
		most: section.most,
	});
	return [fact('best_section', best), fact('weakest_section', weakest)];
}

function questionFact({ utterances }: OverallSource): OverallFact[] {
	const asked = utterances.flatMap(({ speaker, reading }) =>
		speaker === 'student' && reading?.isQuestion ? [reading.style] : [],
	);
	const open = asked.filter((style) => style === 'open').length;
	return asked.length > 0 ? [{ code: 'questions', open, total: asked.length }] : [];
}

function safetyFact(items: readonly MarkedItem[]): OverallFact[] {
	const scored = items.filter(({ item, mark }) => item.safetyCritical && mark.score.level !== null);
	const missed = scored.filter(({ mark }) => mark.score.level === 0).length;
	if (missed > 0) return [{ code: 'safety_missed', count: missed }];
	return scored.length > 0 ? [{ code: 'safety_all', count: scored.length }] : [];
}
