/** How an item of information came to the student: asked, explored, volunteered, only confirmed, or not at all. */
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
	credit: 'asked' | 'explored' | 'volunteered' | 'confirmed' | 'none';
	/** Indexes of the student's lines that asked, surest first; of the patient's that told, when volunteered. */
	evidenceTurns: number[];
	/** 0 to 1. */
	confidence: number;
};

type Asking = { index: number; reading: TopicReading };

const SURE = 0.72;

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

/** Cites screening questions before follow-ups, and nothing doubtful where something sure is at hand. */
function citedOf(askings: readonly Asking[]): Asking[] {
	const screening = askings.filter((one) => !one.reading.followUp);
	const pool = screening.length > 0 ? screening : askings;
	const sure = pool.filter((one) => one.reading.score >= SURE);
	return [...(sure.length > 0 ? sure : pool)].sort((a, b) => b.reading.score - a.reading.score);
}

const firstTold = (turns: readonly ReadTurn[], topics: ReadonlySet<TopicId>) =>
	turns.find((turn) => turn.speaker === 'patient' && turn.mentions.some((id) => topics.has(id)));

/**
 * @param turns the whole conversation, oldest first.
 * @param itemTopics the catalogue topics whose question obtains the item.
 */
export function creditItem(turns: readonly ReadTurn[], itemTopics: readonly TopicId[]): ItemCredit {
	const topics = new Set(itemTopics);
	const askings = askingsOf(turns, topics);
	const told = firstTold(turns, topics);
	const cited = citedOf(askings);
	const [best] = cited;
	if (!best)
		return told
			? { credit: 'volunteered', evidenceTurns: [told.index], confidence: 0.5 }
			: { credit: 'none', evidenceTurns: [], confidence: 0.8 };
	const evidenceTurns = cited.map((one) => one.index);
	const confidence = best.reading.score;
	if (askings.every((one) => one.reading.style === 'leading'))
		return { credit: 'confirmed', evidenceTurns, confidence };
	const first = askings[0];
	const isExplored = told !== undefined && first !== undefined && told.index < first.index;
	return { credit: isExplored ? 'explored' : 'asked', evidenceTurns, confidence };
}
