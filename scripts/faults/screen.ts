/** The student's screen: follows the event stream through every break, and shows what a browser shows. */
import { setTimeout as wait } from 'node:timers/promises';
import type { RoomEvent, StudentView } from '#lib/domain/consultation/studentView.ts';
import type { Journal } from './journalFile.ts';
import { openEventStream, type StreamEvent } from './http.ts';
import { pick, type Random } from './plan.ts';

/** Somebody whose patience is at its end: the consultation is stuck. */
export class GaveUp extends Error {}

export const PATIENCE_MS = 180_000;

/** Of connections, how many the student's own line breaks, and after how many events. */
const BREAKS = 0.25;
const MOST_EVENTS = 15;
/** Of those who come back, how many in a fresh tab that knows nothing. */
const FRESH = 0.1;

export type ScreenContext = {
	origins: readonly string[];
	cookie: string;
	consultationId: string;
	journal: Journal;
	random: Random;
};

export type Screen = {
	/** As a browser holds it; null before the first. */
	view(): StudentView | null;
	/** @returns the view as soon as it is as awaited. @throws GaveUp past all patience. */
	until(what: string, isReached: (view: StudentView) => boolean): Promise<StudentView>;
	/** How often the line was opened anew. */
	reconnections(): number;
	close(): void;
};

export function openScreen({
	origins,
	cookie,
	consultationId,
	journal,
	random,
}: ScreenContext): Screen {
	let view: StudentView | null = null;
	let cursor: string | null = null;
	let line: { close(): void } | null = null;
	let isClosed = false;
	let connections = 0;
	const watchers = new Set<() => void>();

	function show(id: string) {
		const pending = view?.pendingReply;
		if (pending?.text)
			journal.write({ kind: 'shown', id, replyId: pending.replyId, text: pending.text });
	}

	function apply(id: string, event: RoomEvent) {
		if (event.type === 'view') {
			view = event.view;
			const lines = view.transcript.map(({ id, speaker, text }) => ({ id, speaker, text }));
			const pendingReplyId = view.pendingReply?.replyId ?? null;
			journal.write({ kind: 'view', id, stage: view.stage, pendingReplyId, lines });
			return show(id);
		}
		journal.write({ kind: 'chunk', id, replyId: event.replyId });
		const pending = view?.pendingReply;
		if (!view || pending?.replyId !== event.replyId || event.sequence <= pending.sequence) return;
		const text = pending.text + event.text;
		view = { ...view, pendingReply: { ...pending, sequence: event.sequence, text } };
		show(id);
	}

	function connect() {
		const process = Math.floor(random() * origins.length);
		if (random() < FRESH) cursor = null;
		let left = random() < BREAKS ? 1 + Math.floor(random() * MOST_EVENTS) : Infinity;
		connections += 1;
		journal.write({ kind: 'connected', process, cursor });
		const url = `${origins[process]}/api/consultations/${consultationId}/stream`;
		line = openEventStream(
			url,
			{ cookie, cursor },
			{
				event({ id, data }: StreamEvent) {
					cursor = id;
					apply(id, JSON.parse(data) as RoomEvent);
					for (const look of watchers) look();
					left -= 1;
					if (left <= 0) line?.close();
				},
				end(why) {
					journal.write({ kind: 'disconnected', why });
					if (!isClosed) setTimeout(() => void (isClosed || connect()), pick(random, [0, 20, 300]));
				},
			},
		);
	}

	async function until(what: string, isReached: (view: StudentView) => boolean) {
		const reached = () => (view && isReached(view) ? view : null);
		const leaving = new AbortController();
		const { signal } = leaving;
		try {
			return await Promise.race([
				new Promise<StudentView>((resolve) => {
					const look = () => {
						const found = reached();
						if (found) resolve(found);
					};
					watchers.add(look);
					signal.addEventListener('abort', () => watchers.delete(look));
					look();
				}),
				wait(PATIENCE_MS, undefined, { signal }).then(() => {
					throw new GaveUp(what);
				}),
			]);
		} finally {
			leaving.abort();
		}
	}

	connect();
	return {
		view: () => view,
		until,
		reconnections: () => connections - 1,
		close() {
			isClosed = true;
			line?.close();
		},
	};
}
