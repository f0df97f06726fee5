/** The student's screen: follows the event stream through every break, and shows what a browser shows. */
import type { RoomEvent, StudentView } from '#lib/domain/consultation/studentView.ts';
import { openEventStream } from './http.ts';
import type { Journal } from './journalFile.ts';
import { pick, type Random } from './plan.ts';
import { openWatch, type Watch } from './watch.ts';

/** Of connections, how many the student's own line breaks, and after how many events at most. */
const BREAKS = 0.6;
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
	/** @returns the view as soon as it is as awaited. @throws GaveUp past all patience. */
	until: Watch<StudentView>['until'];
	/** How often the line was opened anew. */
	reconnections(): number;
	close(): void;
};

/** As the room's controller does in a browser: a view replaces all, a chunk adds to the reply it belongs to. */
function applyEvent(view: StudentView | null, event: RoomEvent): StudentView | null {
	if (event.type === 'view') return event.view;
	const pending = view?.pendingReply;
	if (!view || pending?.replyId !== event.replyId || event.sequence <= pending.sequence)
		return view;
	const text = pending.text + event.text;
	return { ...view, pendingReply: { ...pending, sequence: event.sequence, text } };
}

/** @param before the view that the event changed into `after`, or left. */
function writeDown(
	journal: Journal,
	id: string,
	event: RoomEvent,
	isChanged: boolean,
	after: StudentView | null,
) {
	const pending = after?.pendingReply;
	if (event.type === 'chunk') journal.write({ kind: 'chunk', id, replyId: event.replyId });
	else {
		const { stage, transcript } = event.view;
		const lines = transcript.map(({ id: lineId, speaker, text }) => ({
			id: lineId,
			speaker,
			text,
		}));
		journal.write({ kind: 'view', id, stage, pendingReplyId: pending?.replyId ?? null, lines });
	}
	if (isChanged && pending?.text) {
		journal.write({ kind: 'shown', id, replyId: pending.replyId, text: pending.text });
	}
}

type Line = { connections: number; isClosed: boolean; close(): void };

/** Connects again and again, with the id of the last event, to either process. */
function keepLine(
	{ origins, cookie, consultationId, journal, random }: ScreenContext,
	take: (id: string, event: RoomEvent) => void,
): Line {
	let cursor: string | null = null;
	let stream: { close(): void } | null = null;
	const line: Line = {
		...{ connections: 0, isClosed: false },
		close() {
			line.isClosed = true;
			stream?.close();
		},
	};
	function connect() {
		if (line.isClosed) return;
		const process = Math.floor(random() * origins.length);
		if (random() < FRESH) cursor = null;
		let left = random() < BREAKS ? 1 + Math.floor(random() * MOST_EVENTS) : Infinity;
		line.connections += 1;
		journal.write({ kind: 'connected', process, cursor });
		const url = `${origins[process]}/api/consultations/${consultationId}/stream`;
		stream = openEventStream(
			url,
			{ cookie, cursor },
			{
				event({ id, data }) {
					cursor = id;
					take(id, JSON.parse(data) as RoomEvent);
					left -= 1;
					if (left <= 0) stream?.close();
				},
				end(why) {
					journal.write({ kind: 'disconnected', why });
					setTimeout(connect, pick(random, [0, 20, 300]));
				},
			},
		);
	}
	connect();
	return line;
}

export function openScreen(context: ScreenContext): Screen {
	const watch = openWatch<StudentView>();
	const line = keepLine(context, (id, event) => {
		const before = watch.now();
		const after = applyEvent(before, event);
		writeDown(context.journal, id, event, after !== before, after);
		if (after) watch.set(after);
	});
	return {
		until: watch.until,
		reconnections: () => line.connections - 1,
		close: () => line.close(),
	};
}
