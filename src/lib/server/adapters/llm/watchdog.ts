/** The time limits of one attempt: until the first token, between tokens, and in all. */
import type { ModelFault } from './modelFault.ts';
import type { TimeLimits } from './modelSettings.ts';

export type Watchdog = {
	/** A token came. */
	heard(): void;
	stop(): void;
};

/** @param bark told once, when a limit has passed. */
export function startWatchdog(limits: TimeLimits, bark: (fault: ModelFault) => void): Watchdog {
	const { firstTokenMs, betweenTokensMs, wholeMs } = limits;
	let hasBegun = false;
	const whole = setTimeout(() => bark({ kind: 'too_long', limitMs: wholeMs }), wholeMs);
	let gap = setTimeout(() => bark({ kind: 'no_first_token', limitMs: firstTokenMs }), firstTokenMs);
	return {
		heard() {
			if (hasBegun) return void gap.refresh();
			hasBegun = true;
			clearTimeout(gap);
			gap = setTimeout(() => bark({ kind: 'stalled', limitMs: betweenTokensMs }), betweenTokensMs);
		},
		stop() {
			clearTimeout(whole);
			clearTimeout(gap);
		},
	};
}
