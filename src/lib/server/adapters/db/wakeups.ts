/** Wakes the readers of a consultation: at once in this process, by NOTIFY in the others. */
import { EventEmitter } from 'node:events';
import { sql } from 'drizzle-orm';
import type { Log } from '#lib/server/services/ports.ts';
import type { Wake, Wakeups } from '#lib/server/services/streamPorts.ts';
import type { Database } from './database.ts';
import { fixStatement, type Bound } from './fixedStatement.ts';
import { inChunks } from './inChunks.ts';

const channel = 'consultation_changed';

/** Names in one notification, which may hold 8000 bytes. */
const mostNames = 200;

/** Run with what `wakingPayloads` returns. */
export const wakingQuery = sql`select pg_notify(${sql.raw(`'${channel}'`)}, payload)
	from unnest(${sql.placeholder('payloads')}::text[]) as payload`;

const waking = fixStatement<{ payloads: readonly string[] }>(wakingQuery);

/** @param origin the process that already woke its own readers. */
export const wakingPayloads = (consultationIds: readonly string[], origin: string) =>
	inChunks(consultationIds, mostNames).map((ids) => [origin, ...ids].join(' '));

/**
 * Wakes when its transaction commits, many names at once: every process hears every notification, its own too.
 */
export const wakingStatement = (consultationIds: readonly string[], origin: string): Bound =>
	waking({ payloads: wakingPayloads(consultationIds, origin) });

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
