/** Wakes the readers of a consultation: at once in this process, by NOTIFY in the others. */
import { EventEmitter } from 'node:events';
import { sql, type SQL } from 'drizzle-orm';
import type { Log } from '#lib/server/services/ports.ts';
import type { Wake, Wakeups } from '#lib/server/services/streamPorts.ts';
import type { Database } from './database.ts';
import { inChunks } from './inChunks.ts';

const channel = 'consultation_changed';

/** Names in one notification, which may hold 8000 bytes. */
const mostNames = 200;

/**
 * Wakes when its transaction commits, many names at once: every process hears every notification, its own too.
 * @param origin the process that already woke its own readers.
 */
export function wakingStatement(consultationIds: readonly string[], origin: string): SQL {
	const payloads = sql.param(
		inChunks(consultationIds, mostNames).map((ids) => [origin, ...ids].join(' ')),
	);
	return sql`select pg_notify(${channel}, payload) from unnest(${payloads}::text[]) as payload`;
}

export type ListeningWakeups = Wakeups & { close(): Promise<void> };

/** @param origin as given to `wakingStatement`; wakes of this process are not delivered twice. */
export async function listenForWakeups(
	database: Database,
	origin: string,
	log: Log,
): Promise<ListeningWakeups> {
	const emitter = new EventEmitter().setMaxListeners(0);
	const everyReader = () => {
		for (const id of emitter.eventNames()) emitter.emit(id, 'look');
	};
	const { unlisten } = await database.client.listen(
		channel,
		(payload) => {
			if (payload.startsWith(origin)) return;
			for (const consultationId of payload.split(' ').slice(1))
				emitter.emit(consultationId, 'look');
		},
		// Called again after a lost connection: what was notified meanwhile is unknown, so all look.
		() => {
			log.info({}, 'Listening for changes of consultations');
			everyReader();
		},
	);
	return {
		publish(consultationId, wake) {
			emitter.emit(consultationId, wake);
		},
		subscribe(consultationId, listener: (wake: Wake) => void) {
			emitter.on(consultationId, listener);
			return () => void emitter.off(consultationId, listener);
		},
		close: () => unlisten(),
	};
}
