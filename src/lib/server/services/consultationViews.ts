/** Reads a consultation as its student may see it, and follows it while it changes. */
import { emptyDraft } from '#lib/domain/consultation/note.ts';
import type { RoomEvent, StudentView } from '#lib/domain/consultation/studentView.ts';
import { toStudentView } from '#lib/domain/consultation/toStudentView.ts';
import { check } from './consultationCommands.ts';
import { memoryOf, type ConsultationCore } from './consultationCore.ts';
import type {
	Chunk,
	ConsultationRecord,
	ConsultationTransaction,
	PatientEngine,
	StreamReader,
	Transactions,
	Wakeups,
} from './ports.ts';
import type { Actor } from './services.ts';

/** Where a browser stands: `revision.sequence`, sent as the id of every event. */
export type Cursor = { revision: number; sequence: number };

export function parseCursor(id: string | null | undefined): Cursor | null {
	const match = /^(\d{1,9})\.(\d{1,15})$/.exec(id ?? '');
	return match ? { revision: Number(match[1]), sequence: Number(match[2]) } : null;
}

export type RoomMessage = { id: string; event: RoomEvent };

export type ViewDependencies = {
	core: ConsultationCore;
	transactions: Transactions;
	engine: PatientEngine;
	wakeups: Wakeups;
	reader: StreamReader;
};

export function createViews({ core, transactions, engine, wakeups, reader }: ViewDependencies) {
	async function find(actor: Actor, consultationId: string): Promise<ConsultationRecord> {
		return transactions.inSchool(actor.schoolId, async (tx) => {
			const record = await tx.find(consultationId);
			check(actor, 'consultation.read', record);
			return record;
		});
	}

	async function pendingReply(tx: ConsultationTransaction, consultationId: string) {
		const reply = await tx.findOpenReply(consultationId);
		if (!reply) return null;
		const shown = await tx.readShown(consultationId, reply.id);
		return { replyId: reply.id, ...shown };
	}

	async function viewOf(
		tx: ConsultationTransaction,
		record: ConsultationRecord,
	): Promise<StudentView> {
		const { content, pack } = await core.open(record);
		return toStudentView({
			consultationId: record.id,
			revision: record.revision,
			mode: record.mode,
			stage: record.stage,
			scenario: content.scenario,
			memory: memoryOf(record.snapshot),
			findings: pack.findings.findings,
			engine: engine.kind,
			clock: {
				nowMs: await tx.nowMs(),
				stageStartedAtMs: record.stageStartedAtMs,
				dueAtMs: record.dueAtMs,
			},
			utterances: await tx.listUtterances(record.id),
			pendingReply: await pendingReply(tx, record.id),
			draft: (await tx.findDraft(record.id)) ?? emptyDraft,
		});
	}

	/** The view, and the number of the last chunk that it already holds or that came before it. */
	async function read(actor: Actor, consultationId: string) {
		return transactions.inSchool(actor.schoolId, async (tx) => {
			const record = await tx.find(consultationId);
			check(actor, 'consultation.read', record);
			const sequence = await tx.readSequence(consultationId);
			const view = await viewOf(tx, record);
			return { view, sequence: view.pendingReply?.sequence ?? sequence };
		});
	}

	/** Everything the room needs, from `cursor` on; ends when `signal` aborts. */
	async function* follow(
		actor: Actor,
		consultationId: string,
		cursor: Cursor | null,
		signal: AbortSignal,
	): AsyncGenerator<RoomMessage> {
		await find(actor, consultationId);
		const mailbox = openMailbox(signal);
		const unsubscribe = wakeups.subscribe(consultationId, mailbox.put);
		let at = cursor ?? { revision: -1, sequence: 0 };
		const message = (event: RoomEvent): RoomMessage => ({
			id: `${at.revision}.${at.sequence}`,
			event,
		});
		async function* catchUp(): AsyncGenerator<RoomMessage> {
			const { revision, chunks } = await reader.readSince(
				actor.schoolId,
				consultationId,
				at.sequence,
			);
			if (revision !== at.revision) {
				const { view, sequence } = await read(actor, consultationId);
				at = { revision: view.revision, sequence };
				yield message({ type: 'view', view });
				return;
			}
			for (const chunk of chunks) {
				at = { ...at, sequence: chunk.sequence };
				yield message({ type: 'chunk', ...chunk });
			}
		}
		try {
			yield* catchUp();
			while (!signal.aborted) {
				const chunk = await mailbox.take();
				if (signal.aborted) return;
				if (chunk && chunk.sequence <= at.sequence) continue;
				if (chunk && chunk.sequence === at.sequence + 1) {
					at = { ...at, sequence: chunk.sequence };
					yield message({ type: 'chunk', ...chunk });
				} else {
					yield* catchUp();
				}
			}
		} finally {
			unsubscribe();
		}
	}

	return {
		find,
		getView: async (actor: Actor, id: string) => (await read(actor, id)).view,
		follow,
	};
}

export type Views = ReturnType<typeof createViews>;

/** Wakes wait here in order; wakes without a chunk are folded into one. */
function openMailbox(signal: AbortSignal) {
	const waiting: (Chunk | undefined)[] = [];
	let notify = () => {};
	const put = (chunk?: Chunk) => {
		if (chunk || !waiting.includes(undefined)) waiting.push(chunk);
		notify();
	};
	signal.addEventListener('abort', () => notify(), { once: true });
	async function take(): Promise<Chunk | undefined> {
		while (waiting.length === 0 && !signal.aborted) {
			await new Promise<void>((resolve) => (notify = resolve));
		}
		return waiting.shift();
	}
	return { put, take };
}
