/** All that is measured of one trial. */
import type { Trial } from '../playTrial.ts';
import { contradictions, type Contradiction } from './contradictions.ts';
import { guardedLeaks, type GuardedLeak } from './guardedLeaks.ts';
import { questionTurns, wasAskedBack } from './readingFaults.ts';
import { unaskedByMeaning, unaskedByReading, type UnaskedFact } from './unaskedFacts.ts';

export type TrialMeasures = {
	turns: number;
	/** Simulated. */
	minutes: number;
	/** Points of the whole rubric, 0 to 1; what is left to a person counts as not reached. */
	reached: number;
	unscoredCount: number;
	unaskedByReading: UnaskedFact[];
	unaskedByMeaning: UnaskedFact[];
	guardedLeaks: GuardedLeak[];
	contradictions: Contradiction[];
	questions: number;
	askedBack: number;
	/** Of each turn, in milliseconds. */
	turnMs: number[];
};

export function measureTrial(trial: Trial): TrialMeasures {
	const questions = questionTurns(trial.turns);
	return {
		turns: trial.turns.length,
		minutes: trial.talkMs / 60_000,
		reached: trial.points / trial.maxPoints,
		unscoredCount: trial.unscoredCount,
		unaskedByReading: unaskedByReading(trial),
		unaskedByMeaning: unaskedByMeaning(trial),
		guardedLeaks: guardedLeaks(trial),
		contradictions: contradictions(trial),
		questions: questions.length,
		askedBack: questions.filter(wasAskedBack).length,
		turnMs: trial.turns.map(({ milliseconds }) => milliseconds),
	};
}

/** @returns 0 for an empty list. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
