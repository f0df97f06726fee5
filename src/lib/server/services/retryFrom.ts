/** "Retry from this turn": what was done before it is played again, and the student goes another way. */
import { isDeepStrictEqual } from 'node:util';
import { can } from '#lib/domain/access/can.ts';
import { nextDueAtMs, retryClock } from '#lib/domain/consultation/deadlines.ts';
import type { ConsultationEvent } from '#lib/domain/consultation/events.ts';
import { replay } from '#lib/domain/consultation/replay.ts';
import type { Actor } from './actor.ts';
import type { Opened } from './caseOpener.ts';
import { check } from './check.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type {
	ConsultationRecord,
	ConsultationTransaction,
	Ids,
	RecordedUtterance,
	StoredEvent,
	Transactions,
} from './ports.ts';
import { ServiceError } from './serviceError.ts';
import type { Command } from './services.ts';
import { memoryOf, toStored } from './snapshots.ts';

export type RetryDependencies = { core: ConsultationCore; transactions: Transactions; ids: Ids };

/** What happened before the turn that is tried again, and when that turn was. */
type Course = {
	lines: RecordedUtterance[];
	events: StoredEvent[];
	/** When the conversation began, and when the line was said that is now said otherwise. */
	beganAtMs: number;
	turnAtMs: number;
};

/** @throws ServiceError `not_found` when that is no line of the student's in this consultation. */
async function readCourse(
	tx: ConsultationTransaction,
	consultationId: string,
	utteranceId: string,
): Promise<Course> {
	const [all, events] = await Promise.all([
		tx.listUtterances(consultationId),
		tx.listEvents(consultationId),
	]);
	const line = all.find(({ id, speaker }) => id === utteranceId && speaker === 'student');
	const turn = events.find(({ payload }) => payload.utteranceId === utteranceId);
	const [began] = events;
	if (!line || !turn || !began) throw new ServiceError('not_found');
	return {
		lines: all.filter(({ position }) => position < line.position),
		events: events.filter(({ revision }) => revision < turn.revision),
		beganAtMs: began.atMs,
		turnAtMs: turn.atMs,
	};
}

/** Ids of lines, wherever they stand in what is stored as JSON. */
const withNewIds = <T>(stored: T, ids: ReadonlyMap<string, string>): T =>
	JSON.parse(JSON.stringify(stored), (_, value: unknown) =>
		typeof value === 'string' ? (ids.get(value) ?? value) : value,
	) as T;

/** Readings stand with the utterances. */
function toEvent({ type, payload }: StoredEvent, lines: readonly RecordedUtterance[]) {
	const reading = lines.find(({ id }) => id === payload.utteranceId)?.reading;
	return { type, ...payload, ...(reading ? { reading } : {}) } as ConsultationEvent;
}

/**
 * @returns the events under the new ids, each with the machine as it stands after it.
 * @throws ServiceError `retry_changed` where that is not what is on record: the program or its catalogues have changed.
 */
function playAgain({ machine }: Opened, course: Course, ids: ReadonlyMap<string, string>) {
	const { events, lines } = course;
	const again = withNewIds(
		events.map((event) => toEvent(event, lines)),
		ids,
	);
	const snapshots = replay(machine, again);
	const recorded = events.at(-1)?.snapshot;
	const reached = snapshots?.at(-1);
	if (!snapshots || !reached) throw new ServiceError('retry_changed');
	const same = isDeepStrictEqual(withNewIds(toStored(reached), ids), withNewIds(recorded, ids));
	if (!same) throw new ServiceError('retry_changed');
	return events.map((event, index) => ({
		...withNewIds(event, ids),
		snapshot: toStored(snapshots[index]!),
	}));
}

function retryOf(
	record: ConsultationRecord,
	id: string,
	{
		events,
		clock,
		open,
	}: { events: StoredEvent[]; clock: ReturnType<typeof retryClock>; open: Opened },
): Omit<ConsultationRecord, 'revision'> {
	const { snapshot, revision } = events.at(-1)!;
	const past = memoryOf(snapshot).timeline;
	const at = { stage: 'talking' as const, ...clock };
	return {
		...record,
		...at,
		id,
		snapshot,
		nextDueAtMs: nextDueAtMs(open.content.scenario, { ...at, past }),
		forkedFrom: { consultationId: record.id, revision },
	};
}

function requireOver(actor: Actor, { schoolId, mode, stage }: ConsultationRecord): void {
	if (!can(actor, 'consultation.start', { schoolId })) throw new ServiceError('not_allowed');
	if (mode !== 'practice' || stage !== 'submitted') throw new ServiceError('not_now');
}

/**
 * The command's own id names the new consultation, so that a repeat finds the first.
 * @throws ServiceError `not_now` outside of practice and before the note is handed in; `not_found`, `retry_changed`.
 */
export const retryFrom = (
	{ core, transactions, ids }: RetryDependencies,
	actor: Actor,
	consultationId: string,
	{ commandId, utteranceId }: Command & { utteranceId: string },
) =>
	transactions.inSchool(actor.schoolId, async (tx) => {
		// Two at once with one command id would else both carry over.
		const record = await tx.lock(consultationId);
		check(actor, 'consultation.act', record);
		requireOver(actor, record);
		const earlier = await tx.find(commandId);
		if (earlier) check(actor, 'consultation.act', earlier);
		if (earlier) return { consultationId: commandId };
		const open = await core.open(record);
		const course = await readCourse(tx, consultationId, utteranceId);
		const lineIds = new Map(course.lines.map(({ id }) => [id, ids.newId()]));
		const nowMs = await tx.nowMs();
		const laterMs = nowMs - course.turnAtMs;
		const events = playAgain(open, course, lineIds).map((event) => ({
			...event,
			atMs: event.atMs + laterMs,
		}));
		const clock = retryClock(open.content.scenario, nowMs, course.turnAtMs - course.beganAtMs);
		const retry = retryOf(record, commandId, { events, clock, open });
		await tx.insert({ ...retry, machineVersion: core.machineVersion });
		await tx.debrief.carryOver({
			from: retry.forkedFrom!,
			toId: commandId,
			events,
			lineIds,
			laterMs,
		});
		return { consultationId: commandId };
	});
