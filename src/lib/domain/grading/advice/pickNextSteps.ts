/** The two things most worth trying next time, and where in this conversation they would have fitted. */
import type { DialogueAct } from '../../dialogue/reading.ts';
import type { RubricItem } from '../../rubric/schema.ts';
import { maxLevel } from '../levels.ts';
import { nearestWords } from '../nearestWords.ts';
import { partOf } from '../noteFields.ts';
import { pointsFor } from '../points.ts';
import { quoteWholeUtterance } from '../quoteUtterance.ts';
import type { NextStep, Place, SpokenQuote } from './advice.ts';
import { markedItems, spokenQuotes, type AdviceSource, type MarkedItem } from './markedItems.ts';

/**
 * Marks not given that no grader doubts: what was missed and touches safety first, then by marks lost; of equals the
 * rubric's first. What waits for a person is no advice yet, but for a safety concern, which only confirms.
 */
export function pickNextSteps(items: readonly MarkedItem[], source: AdviceSource): NextStep[] {
	return items
		.filter(({ item, mark: { score, doubts } }) => {
			const isDoubted = doubts.some((reason) => reason !== 'safety_concern');
			return score.level !== null && score.level < maxLevel(item) && !isDoubted;
		})
		.toSorted((a, b) => Number(isMissedSafety(b)) - Number(isMissedSafety(a)) || lost(b) - lost(a))
		.slice(0, 2)
		.map((marked) => ({
			itemId: marked.item.id,
			isSafety: isMissedSafety(marked),
			place: placeOf(marked, source),
		}));
}

const isMissedSafety = ({ item, mark }: MarkedItem) =>
	item.safetyCritical && mark.score.level === 0;

const lost = ({ item, mark }: MarkedItem) =>
	item.marks - (pointsFor(item, mark.score.level) ?? item.marks);

function placeOf(marked: MarkedItem, source: AdviceSource): Place {
	const { criterion } = marked.item;
	const { evidence } = marked.mark.score;
	if (criterion.kind === 'note') return { kind: 'note', part: partOf(criterion.parts[0]!) };
	if (criterion.kind === 'absence') {
		const [offence] = spokenQuotes(evidence, source);
		return offence ? { kind: 'instead', quote: offence } : { kind: 'anywhere' };
	}
	const [near] = spokenQuotes(nearestWords(marked.mark.score), source);
	if (near) return { kind: 'near', quote: near };
	if (criterion.kind === 'action') return { kind: 'deed' };
	return (
		placeInOrder(marked.item, source) ?? placeBySubject(marked, source) ?? { kind: 'anywhere' }
	);
}

const openings: readonly DialogueAct[] = ['greeting', 'introduction', 'identity_check', 'consent'];
const endings: readonly DialogueAct[] = ['summary', 'safety_net', 'closing', 'thanks'];

/** What belongs to the beginning or the end, by the rubric's bounds or by its nature. */
function placeInOrder({ criterion }: RubricItem, { utterances }: AdviceSource): Place | null {
	if (criterion.kind !== 'act' && criterion.kind !== 'elicited') return null;
	const said = utterances.flatMap((line) => {
		if (line.speaker !== 'student') return [];
		const quote = quoteWholeUtterance(line);
		return quote ? spokenQuotes([quote], { utterances }) : [];
	});
	const [first, last] = [said[0], said.at(-1)];
	if (!first || !last) return null;
	const { within } = criterion;
	const every = (kind: readonly DialogueAct[]) =>
		criterion.kind === 'act' && criterion.acts.every((act) => kind.includes(act));
	if (within ? 'first' in within : every(openings)) return { kind: 'start', quote: first };
	if (within ? 'last' in within : every(endings)) return { kind: 'end', quote: last };
	return null;
}

/** After the last words that earned something in the same section. */
function placeBySubject({ sectionId }: MarkedItem, source: AdviceSource): Place | null {
	const earned = markedItems(source)
		.filter((other) => other.sectionId === sectionId && (other.mark.score.level ?? 0) > 0)
		.flatMap(({ mark }) => spokenQuotes(mark.score.evidence, source));
	const last = earned.reduce<SpokenQuote | null>(
		(latest, quote) => (latest && latest.position >= quote.position ? latest : quote),
		null,
	);
	return last && { kind: 'after', quote: last };
}
