/** Notes when each token of a reply was sent and when it arrived. */
import { createStampReader, sharedNowMs } from '../../tests/fakes/sendingStamp.ts';
import type { Reply } from './measured.ts';

export function startReplyClock() {
	const askedMs = sharedNowMs();
	const sent: number[] = [];
	const arrived: number[] = [];
	const read = createStampReader();
	return {
		take(text: string): void {
			const nowMs = sharedNowMs();
			for (const sentMs of read(text, nowMs)) {
				sent.push(sentMs);
				arrived.push(nowMs);
			}
		},
		end: (): Reply => ({
			askedMs,
			sentMs: Float64Array.from(sent),
			arrivedMs: Float64Array.from(arrived),
		}),
	};
}

export type ReplyClock = ReturnType<typeof startReplyClock>;
