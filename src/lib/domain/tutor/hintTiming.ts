/** Whether an area's hints fit the moment: no word of closing at the third question, no introductions at the end. */
import type { HintMoment } from './hintCatalogue.ts';

/** Of the conversation, from 0 to 1: from when a hint fits, from when it is pressing, until when it fits. */
type Span = { from: number; pressing: number; until: number };

const spans: Record<HintMoment, Span> = {
	opening: { from: 0, pressing: 0, until: 0.25 },
	// Not before the first words.
	history: { from: 0.02, pressing: Infinity, until: 1 },
	deciding: { from: 0.3, pressing: 0.75, until: 1 },
	closing: { from: 0.6, pressing: 0.8, until: 1 },
};

/** About as many short questions as there is time for at the keyboard (docs/authoring.md). */
const questionsInTime = 25;

/**
 * How much of the conversation is over, 0 to 1: by the clock, or by the questions of somebody who types fast.
 * @param allowanceMs null where the conversation has no end.
 */
export function progressOf(
	turn: number,
	{ elapsedMs, allowanceMs }: { elapsedMs: number; allowanceMs: number | null },
): number {
	const byClock = allowanceMs ? elapsedMs / allowanceMs : 0;
	return Math.min(1, Math.max(0, byClock, turn / questionsInTime));
}

/** @returns 0: not the moment. 1: it fits. 2: now, or it will be too late. */
export function urgencyOf(moment: HintMoment, progress: number): 0 | 1 | 2 {
	const { from, pressing, until } = spans[moment];
	if (progress < from || progress > until) return 0;
	return progress >= pressing ? 2 : 1;
}
