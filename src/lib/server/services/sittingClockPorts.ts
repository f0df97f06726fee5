/** What a sitting's clock needs of the world, beside what every consultation's has. */
import type { ConsultationRecord } from './ports.ts';

export type SittingClockQueries = {
	/** Other terms, and the deadlines that follow from them: no event of the conversation. */
	saveTerms(record: ConsultationRecord): Promise<void>;
	/** Outages that ended after this moment, and what was given back for each. */
	listOutageCredits(
		consultationId: string,
		sinceMs: number,
	): Promise<{ atMs: number; milliseconds: number }[]>;
	/** When any process last gave a sign of life; null before the first. */
	findLastBeatMs(): Promise<number | null>;
};

/** A sign of life, given again and again by every process. */
export type Heartbeat = {
	/**
	 * After a silence of all processes, what each running consultation of an assessment lost is given back with it, once.
	 * @returns how long the silence was, and how many consultations were given something; null without one.
	 */
	beat(): Promise<{ silentMs: number; credited: number } | null>;
};
