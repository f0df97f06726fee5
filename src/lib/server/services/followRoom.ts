/** Follows a consultation while it changes: views when it moved, chunks while the patient speaks. */
import type { RoomEvent } from '#lib/domain/consultation/studentView.ts';
import { openMailbox } from './mailbox.ts';
import type { Chunk, Moved, StreamReader, Wake, Wakeups } from './streamPorts.ts';
import { readView, viewHandedOver, type ReadContext, type SeenRoom } from './readView.ts';
import type { Actor } from './actor.ts';

/** Where a browser stands: `revision.sequence`, sent as the id of every event. */
export type Cursor = { revision: number; sequence: number };

export function parseCursor(id: string | null | undefined): Cursor | null {
	const match = /^(\d{1,9})\.(\d{1,15})$/.exec(id ?? '');
	return match ? { revision: Number(match[1]), sequence: Number(match[2]) } : null;
}

export type RoomMessage = { id: string; event: RoomEvent };

export type RoomContext = ReadContext & { wakeups: Wakeups; reader: StreamReader };

/** `dueAtMs` as the browser was last told; undefined while that is not known. */
type Follower = {
	actor: Actor;
	consultationId: string;
	at: Cursor;
	dueAtMs?: number | null;
	/** As the last view showed them. */
	surroundings?: SeenRoom['surroundings'];
};

const messageAt = ({ revision, sequence }: Cursor, event: RoomEvent): RoomMessage => ({
	id: `${revision}.${sequence}`,
	event,
});

function pass(follower: Follower, chunk: Chunk): RoomMessage {
	follower.at = { ...follower.at, sequence: chunk.sequence };
	return messageAt(follower.at, { type: 'chunk', ...chunk });
}

function showSeen(follower: Follower, { view, sequence, surroundings }: SeenRoom): RoomMessage {
	follower.at = { revision: view.revision, sequence };
	follower.dueAtMs = view.clock.dueAtMs;
	follower.surroundings = surroundings;
	return messageAt(follower.at, { type: 'view', view });
}

async function showView(context: RoomContext, follower: Follower): Promise<RoomMessage> {
	return showSeen(follower, await readView(context, follower.actor, follower.consultationId));
}

/** What comes next after what was shown is taken as it is handed over; after a gap it is read. */
async function showMoved(
	context: RoomContext,
	follower: Follower,
	{ known }: Moved,
): Promise<RoomMessage> {
	const { actor, at, surroundings } = follower;
	const isNext = known.record.revision === at.revision + 1;
	if (!isNext || !surroundings) return showView(context, follower);
	return showSeen(follower, await viewHandedOver(context, actor, known, surroundings));
}

async function* catchUp(context: RoomContext, follower: Follower): AsyncGenerator<RoomMessage> {
	const { actor, consultationId, at } = follower;
	const { revision, dueAtMs, chunks } = await context.reader.readSince(
		actor.schoolId,
		consultationId,
		at.sequence,
	);
	// Time that is given back moves the deadline and is no event.
	const isSameClock = follower.dueAtMs === undefined || follower.dueAtMs === dueAtMs;
	if (revision !== at.revision || !isSameClock) yield await showView(context, follower);
	else for (const chunk of chunks) yield pass(follower, chunk);
}

const isMoved = (wake: Wake): wake is Moved => typeof wake === 'object' && 'known' in wake;

/** All but a chunk that follows the last one: after a gap the store is asked. */
async function* answerWake(
	context: RoomContext,
	follower: Follower,
	wake: Wake,
): AsyncGenerator<RoomMessage> {
	if (wake === 'moved') yield await showView(context, follower);
	else if (isMoved(wake)) yield await showMoved(context, follower, wake);
	else if (wake === 'look' || wake.sequence > follower.at.sequence)
		yield* catchUp(context, follower);
}

const isNextChunk = ({ at }: Follower, wake: Wake): wake is Chunk =>
	typeof wake === 'object' && 'sequence' in wake && wake.sequence === at.sequence + 1;

/**
 * Everything the room needs, from `cursor` on; ends when `signal` aborts.
 * The caller has asked whether the actor may read it; `readView` asks again.
 */
export async function* followRoom(
	context: RoomContext,
	{ actor, consultationId }: Pick<Follower, 'actor' | 'consultationId'>,
	cursor: Cursor | null,
	signal: AbortSignal,
): AsyncGenerator<RoomMessage> {
	const mailbox = openMailbox(signal);
	const unsubscribe = context.wakeups.subscribe(consultationId, mailbox.put);
	const follower: Follower = { actor, consultationId, at: cursor ?? { revision: -1, sequence: 0 } };
	try {
		// Who comes anew has seen nothing: no need to read every chunk ever shown to find that out.
		if (cursor) yield* catchUp(context, follower);
		else yield await showView(context, follower);
		while (!signal.aborted) {
			const wake = await mailbox.take();
			if (signal.aborted) return;
			if (isNextChunk(follower, wake)) yield pass(follower, wake);
			else yield* answerWake(context, follower, wake);
		}
	} finally {
		unsubscribe();
	}
}
