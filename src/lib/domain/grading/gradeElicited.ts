/** Information obtained: facts that came by a credit the rubric scores, and topics that were asked. */
import {
	creditOf,
	credits,
	type ElicitationTurn,
	type HeldCredit,
} from '../dialogue/elicitation.ts';
import { likelyScore } from '../dialogue/doubt.ts';
import type { TopicReading } from '../dialogue/reading.ts';
import type { Credit, Criterion } from '../rubric/schema.ts';
import type { Evidence, GradedUtterance, GradingInput } from './grader.ts';
import {
	nearestTwo,
	quoteLines,
	quoteReading,
	scored,
	studentLines,
	topicsGuessed,
	topicsInDoubt,
	topicsRead,
	unscored,
	withinBounds,
	withoutRepeats,
	type Judgement,
} from './judgement.ts';
import { levelFor } from './levels.ts';
import { quoteSentence, quoteWholeUtterance } from './quoteUtterance.ts';

type Elicited = Extract<Criterion, { kind: 'elicited' }>;

/** One of the things the item wants, and how far it was obtained. */
type Sought = {
	topicIds: string[];
	/** The best credit that holds, scoring or not. */
	credit: Credit | 'none';
	/** The best credit that the rubric scores. */
	earned: HeldCredit | null;
	held: HeldCredit[];
};

/**
 * Counts each fact that was told with a credit the rubric lists, and each listed topic that was asked, unless that
 * question has brought a counted fact: one question is not two findings. Where only `volunteered` scores, the evidence is
 * the student's line that the patient was answering; when there was none, a person decides.
 */
export function gradeElicited(criterion: Elicited, input: GradingInput): Judgement {
	const facts = criterion.facts.map((id) => seekFact(id, criterion, input));
	if (facts.includes(null)) return unscored('needs_person');
	const known = facts.filter((fact) => fact !== null);
	const topics = criterion.topics.map((id) => seekTopic(id, known, criterion, input));
	return judge([...known, ...topics], criterion, input);
}

function judge(sought: readonly Sought[], criterion: Elicited, input: GradingInput): Judgement {
	const earned = sought.flatMap((each) => (each.earned ? [each.earned] : []));
	const level = levelFor(criterion.need, earned.length);
	const credit = bestCredit(earned.length > 0 ? earned : sought);
	const isFull = earned.length >= criterion.need.full;
	const nearest = isFull ? [] : nearestWords(sought, criterion, input);
	if (earned.some((each) => each.turnIndex === null)) {
		return unscored('needs_person', { credit, nearest });
	}
	const lines = withinBounds(studentLines(input), criterion);
	const doubtful = sought.filter(
		(each) => !each.earned && lines.some((line) => mayAsk(line, each, input)),
	);
	if (levelFor(criterion.need, earned.length + doubtful.length) > level) {
		const open = lines.filter((line) => doubtful.some((each) => mayAsk(line, each, input)));
		return unscored('low_confidence', { credit, nearest: quoteLines(open) });
	}
	const evidence = withoutRepeats(earned.map((each) => quote(each, input)));
	const confidence = Math.min(...earned.map((each) => scoreOf(each, input)), 1);
	return scored(level, evidence, level > 0 ? confidence : 0.8, { credit, nearest });
}

function seekFact(id: string, criterion: Elicited, input: GradingInput): Sought | null {
	const fact = input.scenario.facts.find((each) => each.id === id);
	if (!fact) return null;
	const telling = new Set([id, ...coveredBy(id, input)]);
	const turns = toTurns(criterion, input, (told) =>
		told.some((each) => telling.has(each)) ? fact.topics : [],
	);
	const asked = fact.disclosure === 'broad' ? withBroadQuestions(turns, fact.topics, input) : turns;
	const { credit, held, toldTurnIndexes } = creditOf(fact.topics, asked);
	const wasTold = toldTurnIndexes.length > 0;
	return {
		topicIds: fact.topics,
		credit: wasTold ? credit : 'none',
		earned: wasTold ? bestScoring(held, criterion) : null,
		held,
	};
}

/** Facts whose words hold this one's too: whoever heard them has heard it. */
const coveredBy = (id: string, { scenario }: GradingInput): string[] =>
	scenario.facts.filter(({ covers = [] }) => covers.includes(id)).map((fact) => fact.id);

/** "Anything else with it?" has asked for what it drew out, of the facts that are told to a broad question. */
function withBroadQuestions(
	turns: readonly ElicitationTurn[],
	topicIds: readonly string[],
	{ broadTopics = [] }: GradingInput,
): ElicitationTurn[] {
	const answered = new Set(
		turns.flatMap((turn) => (turn.told.length > 0 ? [turn.answersIndex] : [])),
	);
	return turns.map((turn, index) => {
		const broad = turn.asked.find(({ id }) => broadTopics.includes(id));
		if (!broad || !answered.has(index)) return turn;
		return { ...turn, asked: [...turn.asked, ...topicIds.map((id) => ({ ...broad, id }))] };
	});
}

/** Lines whose question has brought a fact on this topic do not count for the topic again. */
function seekTopic(
	id: string,
	facts: readonly Sought[],
	criterion: Elicited,
	input: GradingInput,
): Sought {
	const counted = facts.filter(({ earned, topicIds }) => earned && topicIds.includes(id));
	const used = new Set(counted.map(({ earned }) => earned?.turnIndex));
	const turns = toTurns(criterion, input, () => []).map((turn, index) =>
		used.has(index) ? { ...turn, asked: [] } : turn,
	);
	const { credit, held } = creditOf([id], turns);
	return { topicIds: [id], credit, earned: bestScoring(held, criterion), held };
}

/** The conversation as the rule of credit reads it; questions out of the criterion's bounds are none. */
function toTurns(
	criterion: Elicited,
	input: GradingInput,
	topicsTold: (factIds: string[]) => string[],
): ElicitationTurn[] {
	const indexes = new Map(input.utterances.map((line, index) => [line.id, index]));
	const counted = new Set(withinBounds(studentLines(input), criterion));
	return input.utterances.map((line) => ({
		speaker: line.speaker === 'student' ? 'student' : 'patient',
		asked: counted.has(line) && line.reading ? widened(topicsRead(line.reading), input) : [],
		told: line.speaker === 'patient' ? topicsTold(line.told) : [],
		answersIndex: line.answersId === null ? null : (indexes.get(line.answersId) ?? null),
	}));
}

/** A question on a narrower topic is one on the wider topics that hold it. */
function widened(topics: readonly TopicReading[], input: GradingInput): TopicReading[] {
	return topics.flatMap((topic) => {
		const chain = [topic];
		const seen = new Set([topic.id]);
		for (let id = input.widerTopics?.[topic.id]; id && !seen.has(id);) {
			chain.push({ ...topic, id });
			seen.add(id);
			id = input.widerTopics?.[id];
		}
		return chain;
	});
}

function bestScoring(held: readonly HeldCredit[], criterion: Elicited): HeldCredit | null {
	return held.find((each) => criterion.credit.includes(each.credit)) ?? null;
}

function bestCredit(from: readonly { credit: Credit | 'none' }[]): Credit | 'none' {
	return credits.find((credit) => from.some((each) => each.credit === credit)) ?? 'none';
}

function quote(earned: HeldCredit, input: GradingInput): Evidence {
	const line = input.utterances[earned.turnIndex ?? -1];
	if (!line) throw new Error('A credit rests on a line that is not in the conversation.');
	const words = earned.words ?? quoteWholeUtterance(line)?.quote ?? '';
	return quoteReading(line, words);
}

/** How sure the interpreter was of the question; half sure of what rests on no question. */
function scoreOf(earned: HeldCredit, input: GradingInput): number {
	const topics = input.utterances[earned.turnIndex ?? -1]?.reading?.topics ?? [];
	return topics.find((topic) => topic.words === earned.words)?.score ?? 0.5;
}

/** The line may have asked it, or was not read at all. */
function mayAsk({ reading }: GradedUtterance, { topicIds }: Sought, input: GradingInput): boolean {
	const guesses = reading && widened(topicsInDoubt(reading), input);
	return !guesses || guesses.some(({ id }) => topicIds.includes(id));
}

/**
 * Questions that did not score first, then those out of bounds, then likely guesses at what was asked, then what a
 * volunteered fact answered.
 */
function nearestWords(
	sought: readonly Sought[],
	criterion: Elicited,
	input: GradingInput,
): Evidence[] {
	const missed = sought.filter((each) => !each.earned);
	const topicIds = new Set(missed.flatMap((each) => each.topicIds));
	const least = likelyScore[input.scenario.language];
	const guesses = studentLines(input)
		.flatMap((line) =>
			(line.reading ? topicsGuessed(line.reading) : []).map((guess) => ({ line, guess })),
		)
		.filter(({ guess }) => topicIds.has(guess.id) && guess.score >= least)
		.sort((a, b) => b.guess.score - a.guess.score)
		.map(({ line, guess }) => quoteSentence(line, guess.words));
	const inside = withinBounds(studentLines(input), criterion);
	const outside = studentLines(input).flatMap((line) => {
		const read = !inside.includes(line) && line.reading ? topicsRead(line.reading) : [];
		const asked = read.find(({ id }) => topicIds.has(id));
		return asked ? [quoteReading(line, asked.words)] : [];
	});
	const credited = new Set(sought.map(({ earned }) => earned?.turnIndex));
	const held = missed
		.flatMap((each) => each.held)
		.filter(({ turnIndex }) => turnIndex !== null && !credited.has(turnIndex));
	const asked = held.filter((each) => each.words !== null).map((each) => quote(each, input));
	const answered = held.filter((each) => each.words === null).map((each) => quote(each, input));
	return nearestTwo([...asked, ...outside, ...guesses, ...answered]);
}
