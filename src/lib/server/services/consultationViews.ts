/** What a student's browser reads of a consultation: its view once, or its room while it changes. */
import { followRoom, type Cursor, type RoomContext, type RoomMessage } from './followRoom.ts';
import type { ConsultationRecord } from './ports.ts';
import { findReadable, readView } from './readView.ts';
import type { Actor } from './actor.ts';

export type ViewDependencies = RoomContext;

const find = (
	{ transactions }: RoomContext,
	actor: Actor,
	consultationId: string,
): Promise<ConsultationRecord> =>
	transactions.inSchool(actor.schoolId, (tx) => findReadable(tx, actor, consultationId));

async function* follow(
	context: RoomContext,
	actor: Actor,
	consultationId: string,
	cursor: Cursor | null,
	signal: AbortSignal,
): AsyncGenerator<RoomMessage> {
	const { mode } = await find(context, actor, consultationId);
	// Who comes back to a sitting is told its clock anew: time may have been given back meanwhile.
	const from = mode === 'assessment' ? null : cursor;
	yield* followRoom(context, { actor, consultationId }, from, signal);
}

/** All throw ServiceError `not_found` where the actor may not read the consultation. */
export function createViews(context: ViewDependencies) {
	return {
		find: (actor: Actor, id: string) => find(context, actor, id),
		getView: async (actor: Actor, id: string) => (await readView(context, actor, id)).view,
		/** Everything the room needs, from `cursor` on; ends when `signal` aborts. */
		follow: (actor: Actor, id: string, cursor: Cursor | null, signal: AbortSignal) =>
			follow(context, actor, id, cursor, signal),
	};
}

export type Views = ReturnType<typeof createViews>;
