/** What is measured, and in which arm. */

/** Straight from the fake model; through a relay that does nothing; through the product. */
export const arms = ['direct', 'relay', 'product'] as const;
export type Arm = (typeof arms)[number];

export type Load = {
	streams: number;
	/** Tokens a second in each stream. */
	rate: number;
	seconds: number;
	tokensPerReply: number;
	firstTokenMs: number;
};

/** What the load process is told to do: one arm for one round. */
export type Order = { arm: Arm; load: Load; modelUrl: string; relayUrl: string; origin: string };

/** Times in milliseconds by the clock that all processes share. */
export type Reply = {
	/** When it was asked for: the request sent, or the utterance said. */
	askedMs: number;
	/** Of each token: when the model sent it. */
	sentMs: Float64Array;
	/** Of each token: when it arrived. */
	arrivedMs: Float64Array;
};

/** @returns the replies of each stream. */
export type LoadResult = { replies: Reply[][]; tokensMissing: number };

/** What a process used in one round. */
export type Usage = { cpuMicros: number; loopDelayMs: number; residentBytes: number };

export type Round = {
	arm: Arm;
	replies: Reply[][];
	tokensMissing: number;
	/** Of the relay or the product; for `direct`, of the load process. */
	usage: Usage;
	/** Of the database's processes; 0 but for the product. */
	databaseMicros: number;
	/** Of the relay or the product before its streams were read. */
	restBytes: number;
	loadLoopDelayMs: number;
	modelLoopDelayMs: number;
};
