/**
 * Takes a student at their word, as far as the record bears it out: the line they point at for an item is read by the
 * interpreter's other guesses too. Two that know nothing of each other then say the same: the guess, and the student.
 */
import type { Reading, TopicId, TopicReading } from '../../dialogue/reading.ts';
import type { RubricItem } from '../../rubric/schema.ts';
import type { GradedUtterance, GradingInput } from '../grader.ts';
import { topicsGuessed, topicsInDoubt } from '../judgement.ts';
import { sureFrom } from '../reconcile.ts';

/**
 * Of the guesses at a line that was pointed at, these count as read, for this item alone:
 *
 * - a guess at a topic of one of the item's facts, when the patient's answer to that line told this fact;
 * - a guess at a topic the item lists (where the question itself counts), when the line left the reader in doubt: a second
 *   reader named it, or it is the first guess at a line in which nothing was understood.
 *
 * How the question was put still decides: a leading guess earns what a leading question earns.
 */
export function readAsPointedAt(item: RubricItem, input: GradingInput): GradingInput {
	const pointed = (input.disputes ?? []).filter(
		({ itemId, outcome }) => itemId === item.id && outcome === 'upheld',
	);
	if (item.criterion.kind !== 'elicited' || pointed.length === 0) return input;
	const ids = new Set(pointed.map(({ utteranceId }) => utteranceId));
	const utterances = input.utterances.map((line) =>
		ids.has(line.id) && line.speaker === 'student' && line.reading
			? { ...line, reading: withGuesses(line.reading, item, line, input) }
			: line,
	);
	return { ...input, utterances };
}

function withGuesses(
	reading: Reading,
	item: RubricItem,
	line: GradedUtterance,
	input: GradingInput,
): Reading {
	const answered = topicsAnswered(item, line, input);
	const asked = item.criterion.kind === 'elicited' ? item.criterion.topics : [];
	const doubted = topicsInDoubt(reading);
	const counted = topicsGuessed(reading).filter((guess) => {
		const names = wideningOf(guess.id, input);
		return (
			names.some((id) => answered.has(id)) ||
			(doubted.includes(guess) && names.some((id) => asked.includes(id)))
		);
	});
	const others = (guess: TopicReading) => !counted.includes(guess);
	return {
		...reading,
		topics: [...reading.topics.filter(others), ...counted.map(asRead)],
		candidates: reading.candidates.filter(others),
	};
}

/** Topics of the item's facts that were told in answer to this line. */
function topicsAnswered(
	{ criterion }: RubricItem,
	line: GradedUtterance,
	{ utterances, scenario }: GradingInput,
): Set<TopicId> {
	const wanted = criterion.kind === 'elicited' ? criterion.facts : [];
	const told = utterances.flatMap(({ answersId, told }) => (answersId === line.id ? told : []));
	const facts = scenario.facts.filter(({ id }) => wanted.includes(id) && told.includes(id));
	return new Set(facts.flatMap(({ topics }) => topics));
}

function wideningOf(id: TopicId, { widerTopics = {} }: GradingInput): TopicId[] {
	const chain: TopicId[] = [];
	for (let next: TopicId | undefined = id; next && !chain.includes(next); next = widerTopics[next])
		chain.push(next);
	return chain;
}

/** As the local interpreter's own, and as sure as a mark needs to stand: two have said so. */
function asRead({ by: _, ...topic }: TopicReading): TopicReading {
	return { ...topic, score: Math.max(topic.score, sureFrom) };
}
