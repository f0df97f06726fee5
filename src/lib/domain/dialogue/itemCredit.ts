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

const firstTold = (turns: readonly ReadTurn[], topics: ReadonlySet<TopicId>) =>
	turns.find((turn) => turn.speaker === 'patient' && turn.mentions.some((id) => topics.has(id)));

/**
 * @param turns the whole conversation, oldest first.
 * @param itemTopics the catalogue topics whose question obtains the item.
 */
export function creditItem(turns: readonly ReadTurn[], itemTopics: readonly TopicId[]): ItemCredit {
	const topics = new Set(itemTopics);
	const told = firstTold(turns, topics);
	const askings = countedOf(askingsOf(turns, topics), told?.index);
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
