/** Turns pushed text into something that is read at the reader's own pace: what came meanwhile is read as one piece. */
import type { Outcome, StreamEvent } from './model.ts';

type Speak = (onText: (text: string) => void, signal: AbortSignal) => Promise<Outcome<string>>;

/** A reader who leaves ends the call. */
export async function* streamCall(
	stopping: AbortSignal,
	speak: Speak,
): AsyncGenerator<StreamEvent> {
	const leaving = new AbortController();
	const leave = () => leaving.abort();
	// By hand: a combined signal would stay registered with one that lives as long as the process.
	if (stopping.aborted) leave();
	else stopping.addEventListener('abort', leave, { once: true });
	let waiting = '';
	let isOver = false;
	let wake = () => {};
	const onText = (text: string) => {
		waiting += text;
		wake();
	};
	const call = speak(onText, leaving.signal).finally(() => {
		isOver = true;
		wake();
	});
	// Whoever leaves in the middle asks no more how it ended.
	call.catch(() => undefined);
	try {
		for (;;) {
			const text = waiting;
			waiting = '';
			if (text) yield { kind: 'text', text };
			else if (isOver) break;
			else await new Promise<void>((resolve) => (wake = resolve));
		}
		yield await call;
	} finally {
		stopping.removeEventListener('abort', leave);
		leave();
	}
}
