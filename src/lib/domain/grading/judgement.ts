/** What one rule says of one item, before it is given the item's name. */
import type { Reading, TopicReading } from '../dialogue/reading.ts';
import type { Criterion } from '../rubric/schema.ts';
import type {
	Evidence,
	GradedUtterance,
	GradingInput,
	ItemScore,
	UnscoredReason,
} from './grader.ts';
import { quoteSentence, quoteWholeUtterance } from './quoteUtterance.ts';

export type Judgement = Omit<ItemScore, 'itemId'>;

/** A student's line that was read. */
export type ReadLine = GradedUtterance & { reading: Reading };

export function scored(
	level: number,
	evidence: Evidence[],
	confidence: number,
	rest: Partial<Pick<Judgement, 'credit' | 'nearest'>> = {},
): Judgement {
	return { level, unscoredReason: null, credit: null, evidence, nearest: [], confidence, ...rest };
}

export function unscored(
	unscoredReason: UnscoredReason,
	rest: Partial<Pick<Judgement, 'credit' | 'evidence' | 'nearest'>> = {},
): Judgement {
	return {
		level: null,
		unscoredReason,
		credit: null,
		evidence: [],
		nearest: [],
		confidence: 0,
		...rest,
	};
}

export function studentLines(input: Pick<GradingInput, 'utterances'>): GradedUtterance[] {
	return input.utterances.filter((line) => line.speaker === 'student');
}

/** Of the student's lines those in which the criterion counts. */
export function withinBounds(
	lines: GradedUtterance[],
	{ within }: Pick<Extract<Criterion, { kind: 'act' | 'elicited' }>, 'within'>,
): GradedUtterance[] {
	if (!within) return lines;
	return 'first' in within ? lines.slice(0, within.first) : lines.slice(-within.last);
}

export function isRead(line: GradedUtterance): line is ReadLine {
	return line.reading !== null;
}

/**
 * The interpreter's words as evidence. Words it claims that are not in the line become a quote out of range,
 * which the check of all evidence voids: a faulty reading is flagged, not passed over.
 */
export function quoteReading(line: GradedUtterance, words: string): Evidence {
	return (
		quoteSentence(line, words) ?? {
			kind: 'utterance',
			utteranceId: line.id,
			quote: words,
			start: 0,
			end: 0,
		}
	);
}

const isSecondHand = ({ by }: TopicReading) => by === 'second_reader';

/** The topics that the local interpreter read: no mark rests on what only a second reader named. */
export const topicsRead = (reading: Reading): TopicReading[] =>
	reading.topics.filter((topic) => !isSecondHand(topic));

/** All that a line may have asked, though the local interpreter would not say so. */
export const topicsGuessed = (reading: Reading): TopicReading[] => [
	...reading.topics.filter(isSecondHand),
	...reading.candidates,
];

/** The guesses that make a line doubtful: a second reader's, and the first guess at what was not understood. */
export function topicsInDoubt(reading: Reading): TopicReading[] {
	const named = reading.topics.filter(isSecondHand);
	const isUnderstood = named.length < reading.topics.length;
	return isUnderstood ? named : [...named, ...reading.candidates.slice(0, 1)];
}

/** Enough to show what a mark hangs on. */
export const mostShown = 5;

/** The lines in which nobody could tell what was done, whole: a person looks at these. */
export const quoteLines = (lines: readonly GradedUtterance[]): Evidence[] =>
	lines.flatMap((line) => quoteWholeUtterance(line) ?? []).slice(0, mostShown);

/** The first two different quotes: enough to show where a mark was nearly earned. */
export function nearestTwo(quotes: readonly (Evidence | null)[]): Evidence[] {
	const seen = new Map<string, Evidence>();
	for (const quote of quotes) {
		if (quote) seen.set(JSON.stringify(quote), quote);
	}
	return [...seen.values()].slice(0, 2);
}

export function withoutRepeats(evidence: readonly Evidence[]): Evidence[] {
	return [...new Map(evidence.map((each) => [JSON.stringify(each), each])).values()];
}
