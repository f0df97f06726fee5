/**
 * A second reader for what the local interpreter is unsure of, such as a language model. Nothing it says is trusted:
 * it can add a topic or two of the catalogue, with the student's own words, and take nothing away. So whatever it was
 * talked into opens no more than a plain question for the same topic would, and gates stay shut to it as to anyone.
 */
import { isDoubtful } from './doubt.ts';
import type {
	Interpreter,
	PriorTurn,
	Reading,
	ReadingUse,
	TopicId,
	TopicReading,
} from './reading.ts';
import type { Language, Topic } from './topicCatalogue.ts';

/** A topic as the second reader names it, unchecked. */
export type NamedTopic = { id: string; words: string };

export type SecondReader = {
	/** Changes whenever its readings may change. */
	version: string;
	/** Resolves to nothing when it cannot be asked. @param likely the local interpreter's guesses, surest first. */
	name(
		utterance: string,
		before: readonly PriorTurn[],
		likely: readonly TopicId[],
		spend: (use: ReadingUse) => void,
	): Promise<readonly NamedTopic[]>;
};

export type DoubtfulParts = {
	language: Language;
	topics: ReadonlyMap<TopicId, Pick<Topic, 'kind'>>;
	second: SecondReader;
};

/** More is no question any more, but a list that somebody talked the reader into. */
const MOST_ADDED = 2;
/** Under every score of the local interpreters' own. */
const SECOND_SCORE = 0.35;

/** The utterance's own characters, or nothing. */
function verbatimIn(utterance: string, words: string): string {
	const sought = words.trim();
	const at = utterance.toLowerCase().indexOf(sought.toLowerCase());
	return sought && at >= 0 ? utterance.slice(at, at + sought.length) : '';
}

function addedTopics(
	reading: Reading,
	named: readonly NamedTopic[],
	utterance: string,
	topics: DoubtfulParts['topics'],
): TopicReading[] {
	const seen = new Set(reading.topics.map(({ id }) => id));
	const guesses = new Map(reading.candidates.map((guess) => [guess.id, guess]));
	const style = reading.style === 'open' || reading.style === 'leading' ? reading.style : 'closed';
	const added = named.flatMap((one): TopicReading[] => {
		const words = verbatimIn(utterance, one.words);
		const topic = topics.get(one.id);
		const guess = guesses.get(one.id);
		// A broad question opens much: that it was one, the local interpreter must at least have thought of.
		const isBelievable = topic?.kind === 'topic' || (topic?.kind === 'broad' && guess);
		if (seen.has(one.id) || !words || !isBelievable) return [];
		seen.add(one.id);
		const why = 'named by the second reader';
		return [{ style, words, ...guess, id: one.id, score: SECOND_SCORE, why, by: 'second_reader' }];
	});
	return added.slice(0, MOST_ADDED);
}

function withAdded(reading: Reading, added: readonly TopicReading[]): Reading {
	const ids = new Set(added.map(({ id }) => id));
	return {
		...reading,
		topics: [...reading.topics, ...added],
		candidates: reading.candidates.filter(({ id }) => !ids.has(id)),
	};
}

/** Reads as the local interpreter does, and asks the second reader only where that one is in doubt and somebody pays. */
export function buildDoubtfulInterpreter(local: Interpreter, parts: DoubtfulParts): Interpreter {
	const { language, topics, second } = parts;
	return {
		version: `${local.version}+${second.version}`,
		async read(...asked) {
			const reading = await local.read(...asked);
			const [utterance, before, , spend] = asked;
			if (!spend || !isDoubtful(reading, language)) return reading;
			const likely = reading.candidates.map(({ id }) => id);
			const named = await second.name(utterance, before, likely, spend);
			return withAdded(reading, addedTopics(reading, named, utterance, topics));
		},
	};
}
