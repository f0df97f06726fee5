/** What showing one more token costs the room, early and late in a conversation of five thousand. */
import type { RoomEvent, StudentView } from '#lib/domain/consultation/studentView.ts';
import { openPage } from './loadScreen.ts';
import type { Screen, Screens } from './screens.ts';

/** Milliseconds of the page's main thread for each token of a window: script, style, layout and paint. */
export type TokenCost = { earlyMs: number; lateMs: number };

/** A reply is ended at some 140 tokens, so that five thousand are fifty replies of a hundred. */
const replyTokens = 100;
const windows = { early: 1, late: 49 };

type Stream = { onmessage: (message: { data: string }) => void };

declare global {
	var stream: Stream;
	var view: StudentView | undefined;
}

/** Lets the measurement speak on the room's own line, after the server's first view. */
function overhear() {
	const Real = globalThis.EventSource;
	globalThis.EventSource = class extends Real {
		constructor(url: string | URL) {
			super(url);
			globalThis.stream = this as unknown as Stream;
			this.addEventListener('message', ({ data }: MessageEvent<string>) => {
				const event = JSON.parse(data) as RoomEvent;
				if (event.type === 'view') globalThis.view ??= event.view;
			});
		}
	};
}

type Replies = { from: number; to: number; tokens: number; tokensAFrame: number };

/** Whole replies, each asked for by a line. */
async function hearReplies({ from, to, tokens, tokensAFrame }: Replies) {
	const first = globalThis.view!;
	const line = (position: number) => ({
		id: `line-${position}`,
		position: first.transcript.length + position,
		speaker: position % 2 === 1 ? 'student' : 'patient',
		text: position % 2 === 1 ? 'And what else?' : 'words '.repeat(tokens),
		atMs: first.clock.nowMs,
	});
	for (let reply = from; reply < to; reply += 1) {
		const replyId = `reply-${reply}`;
		const said = Array.from({ length: 2 * reply + 1 }, (_, at) => line(at + 1));
		const view = {
			...first,
			transcript: [...first.transcript, ...said],
			pendingReply: { replyId, text: '', sequence: 0 },
			canSpeak: false,
		};
		globalThis.stream.onmessage({ data: JSON.stringify({ type: 'view', view }) });
		for (let sequence = 1; sequence <= tokens; sequence += 1) {
			const chunk = { type: 'chunk', replyId, sequence, text: 'words ' };
			globalThis.stream.onmessage({ data: JSON.stringify(chunk) });
			if (sequence % tokensAFrame === 0) {
				await new Promise((resolve) => requestAnimationFrame(resolve));
			}
		}
	}
}

export async function measureTokenCost(screens: Screens, { path }: Screen): Promise<TokenCost> {
	const { context, page, session } = await openPage(screens, { width: 390, height: 844 }, 1);
	// Compilers that keep names would look for this in the page.
	await page.addInitScript('globalThis.__name = (named) => named');
	await page.addInitScript(overhear);
	await page.goto(`${screens.origin}${path}`);
	await page.waitForFunction(() => globalThis.view !== undefined);
	await session.send('Performance.enable');
	const busySeconds = async () => {
		const { metrics } = await session.send('Performance.getMetrics');
		return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
	};
	let heard = 0;
	const hear = async (to: number, tokensAFrame: number) => {
		await page.evaluate(hearReplies, { from: heard, to, tokens: replyTokens, tokensAFrame });
		heard = to;
	};
	/** Each token in a frame of its own, as a model's come. */
	const costOf = async (reply: number) => {
		await hear(reply, replyTokens);
		const before = await busySeconds();
		await hear(reply + 1, 1);
		return (((await busySeconds()) - before) * 1000) / replyTokens;
	};
	const cost = { earlyMs: await costOf(windows.early), lateMs: await costOf(windows.late) };
	await context.close();
	return cost;
}
