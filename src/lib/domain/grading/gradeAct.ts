/** Communication acts: introduced themselves, summarised near the end, closed with a safety net. */
import type { DialogueAct } from '../dialogue/reading.ts';
import type { Criterion } from '../rubric/schema.ts';
import type { Evidence, GradedUtterance, GradingInput, UnscoredReason } from './grader.ts';
import {
	isRead,
	nearestTwo,
	quoteLines,
	quoteReading,
	scored,
	studentLines,
	topicsRead,
	unscored,
	withinBounds,
	withoutRepeats,
	type Judgement,
} from './judgement.ts';
import { levelFor } from './levels.ts';

type Act = Extract<Criterion, { kind: 'act' }>;
/** Why it cannot be told, and the lines that leave it open. */
type Doubt = { reason: UnscoredReason; lines: readonly GradedUtterance[] };
type DoneAct = { act: DialogueAct; line: GradedUtterance; words: string; quote: Evidence };

/** Qualities of manner: words that show them can be recognised, that nothing showed them only a person can say. */
const qualities: readonly DialogueAct[] = [
	'empathy',
	'apology',
	'candour',
	'reassurance',
	'explanation',
	'teach_back',
	'judgement',
	'defensiveness',
];

/** What comes last, and is lost when a conversation is cut off. */
const endings: readonly DialogueAct[] = ['closing', 'safety_net', 'thanks'];

/**
 * Counts the listed acts that were done; where the rubric asks for more than it lists (three times empathy), the
 * student's lines that did one. `within` bounds the student's lines, first or last n.
 */
export function gradeAct(criterion: Act, input: GradingInput): Judgement {
	const all = studentLines(input);
	if (all.length === 0) return scored(0, [], 1);
	const lines = withinBounds(all, criterion);
	const done = findActs(lines, criterion.acts);
	const counted = onePerCount(done, criterion);
	const level = levelFor(criterion.need, counted.length);
	const isFull = counted.length >= criterion.need.full;
	const outside = all.filter((line) => !lines.includes(line));
	const nearest = isFull ? [] : nearestTwo(findActs(outside, criterion.acts).map(toQuote));
	const doubt = isFull ? null : findDoubt(criterion, lines, input);
	if (doubt) return unscored(doubt.reason, { nearest: quoteLines(doubt.lines) });
	const evidence = withoutRepeats(counted.map(toQuote));
	const isQuality = criterion.acts.every((act) => qualities.includes(act));
	return scored(level, evidence, isQuality ? 0.6 : 0.8, { nearest });
}

const toQuote = ({ quote }: DoneAct): Evidence => quote;

export function findActs(
	lines: readonly GradedUtterance[],
	acts: readonly DialogueAct[],
): DoneAct[] {
	return lines
		.filter(isRead)
		.flatMap((line) =>
			line.reading.acts
				.filter((reading) => acts.includes(reading.act))
				.map(({ act, words }) => ({ act, line, words, quote: quoteReading(line, words) })),
		);
}

function onePerCount(done: readonly DoneAct[], { acts, need }: Act): DoneAct[] {
	const isRepeated = need.full > new Set(acts).size;
	const kept = new Map<string, DoneAct>();
	for (const each of done) {
		const key = isRepeated ? each.line.id : each.act;
		if (!kept.has(key)) kept.set(key, each);
	}
	return [...kept.values()];
}

function findDoubt(
	{ acts, within }: Act,
	lines: readonly GradedUtterance[],
	{ isCutOff }: GradingInput,
): Doubt | null {
	const isNearEnd = within ? 'last' in within : acts.every((act) => endings.includes(act));
	if (isCutOff && isNearEnd) return { reason: 'cut_off', lines: [] };
	const unread = lines.filter((line) => !isRead(line));
	if (unread.length > 0) return { reason: 'low_confidence', lines: unread };
	const wantsQuality = acts.some((act) => qualities.includes(act));
	const odd = wantsQuality ? lines.filter(isNotUnderstood) : [];
	return odd.length > 0 ? { reason: 'needs_person', lines: odd } : null;
}

/** Something was said, and the interpreter found neither a topic nor an act in it. */
function isNotUnderstood({ reading }: GradedUtterance): boolean {
	return reading !== null && topicsRead(reading).length === 0 && reading.acts.length === 0;
}
