/** How an item of information came to the student: asked, explored, volunteered, only confirmed, or not at all. */
import { creditOf, type Elicitation, type ElicitationTurn } from './elicitation.ts';
import type { TopicId, TopicReading } from './reading.ts';

/** A line of the conversation with what was read in it. */
export type ReadTurn =
	| { index: number; speaker: 'student'; topics: readonly TopicReading[] }
	| {
			index: number;
			speaker: 'patient';
			/** Topics the patient's own words bring up. */
			mentions: readonly TopicId[];
	  };

export type ItemCredit = {
	credit: Elicitation['credit'];
	/** Indexes of the student's lines that asked, surest first; of the patient's that told, when volunteered. */
	evidenceTurns: number[];
	/** The patient had told it before the first question about it. */
	toldBefore: boolean;
	/** 0 to 1. */
	confidence: number;
};

type Asking = { index: number; reading: TopicReading };

/** Less sure by this much than the surest, and a line is no longer cited beside it. */
const CITED_WITHIN = 0.09;

function askingsOf(turns: readonly ReadTurn[], topics: ReadonlySet<TopicId>): Asking[] {
	return turns.flatMap((turn) =>
		turn.speaker === 'student'
			? turn.topics
					.filter((reading) => topics.has(reading.id))
					.slice(0, 1)
					.map((reading) => ({ index: turn.index, reading }))
			: [],
	);
}

/** A follow-up counts only if there was something to follow: a question that screened, or the patient's own mention. */
function countedOf(askings: readonly Asking[], toldAt: number | undefined): Asking[] {
	const screening = askings.filter((one) => !one.reading.followUp);
	if (screening.length > 0) return screening;
	return askings.filter((one) => toldAt !== undefined && toldAt < one.index);
}

/** The surest lines; nothing doubtful beside something sure. */
function citedOf(askings: readonly Asking[]): Asking[] {
	const sorted = [...askings].sort((a, b) => b.reading.score - a.reading.score);
	const best = sorted[0]?.reading.score ?? 0;
	return sorted.filter((one) => one.reading.score >= best - CITED_WITHIN);
}

/** The conversation as the shared rule of credit reads it, with only the questions that count. */
function toElicitation(turns: readonly ReadTurn[], askings: readonly Asking[]): ElicitationTurn[] {
	const counted = new Map(askings.map((one) => [one.index, one.reading]));
	return turns.map((turn) => {
		const reading = turn.speaker === 'student' ? counted.get(turn.index) : undefined;
		return {
			speaker: turn.speaker,
			asked: reading ? [reading] : [],
			told: turn.speaker === 'patient' ? turn.mentions : [],
		};
	});
}

/**
 * The credit of one checklist item over a conversation that no scenario knows.
 * @param turns the whole conversation, oldest first.
 * @param itemTopics the catalogue topics whose question obtains the item.
 */
export function creditItem(turns: readonly ReadTurn[], itemTopics: readonly TopicId[]): ItemCredit {
	const topics = new Set(itemTopics);
	const told = turns.find(
		(turn) => turn.speaker === 'patient' && turn.mentions.some((id) => topics.has(id)),
	);
	const askings = countedOf(askingsOf(turns, topics), told?.index);
	const { credit } = creditOf(topics, toElicitation(turns, askings));
	const cited = citedOf(askings);
	const first = askings[0];
	const toldIndexes = told ? [told.index] : [];
	return {
		credit,
		evidenceTurns: cited.length > 0 ? cited.map((one) => one.index) : toldIndexes,
		toldBefore: told !== undefined && (first === undefined || told.index < first.index),
		confidence: cited[0]?.reading.score ?? (told ? 0.5 : 0.8),
	};
}
