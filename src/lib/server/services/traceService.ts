/** What authors see of a consultation that students never do: topics, gates, affect, turn by turn. */
import { can } from '#lib/domain/access/can.ts';
import type { Reading } from '#lib/domain/dialogue/reading.ts';
import { listGates, type GateState } from '#lib/domain/patient/gate.ts';
import { check } from './check.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { Scenario } from '#lib/domain/scenario/schema.ts';
import type {
	ConsultationTransaction,
	RecordedUtterance,
	StoredEvent,
	Transactions,
} from './ports.ts';
import { ServiceError } from './serviceError.ts';
import type { Actor } from './actor.ts';
import { memoryOf } from './snapshots.ts';

export type TracedTurn = {
	utteranceId: string;
	utterance: string;
	reading: Reading | null;
	/** Guarded facts, and whether their gate was open when this was answered. */
	gates: GateState[];
	affect: string;
	reply: string;
	told: string[];
};

export type TraceService = {
	/** @throws ServiceError `not_allowed` for students, even of their own consultations. */
	getTrace(actor: Actor, consultationId: string): Promise<TracedTurn[]>;
};

export function createTraceService(
	core: ConsultationCore,
	transactions: Transactions,
): TraceService {
	return {
		getTrace: (actor, consultationId) =>
			transactions.inSchool(actor.schoolId, async (tx) => {
				const record = await tx.find(consultationId);
				check(actor, 'consultation.read', record);
				if (!can(actor, 'scenario.write', { schoolId: actor.schoolId })) {
					throw new ServiceError('not_allowed');
				}
				const { content } = await core.open(record);
				return readTrace(tx, consultationId, content.scenario);
			}),
	};
}

/** Turn by turn, oldest first. */
export async function readTrace(
	tx: ConsultationTransaction,
	consultationId: string,
	scenario: Scenario,
): Promise<TracedTurn[]> {
	const utterances = await tx.listUtterances(consultationId);
	const events = await tx.listEvents(consultationId);
	return events.flatMap((event) => {
		const traced = traceTurn(event, utterances);
		if (!traced) return [];
		const memory = memoryOf(event.snapshot);
		return [{ ...traced, gates: listGates(scenario, memory), affect: memory.affect }];
	});
}

function traceTurn(event: StoredEvent, utterances: readonly RecordedUtterance[]) {
	if (event.type !== 'student.spoke') return null;
	const said = utterances.find(({ id }) => id === event.payload.utteranceId);
	if (!said) return null;
	const reply = utterances.find(({ answersId }) => answersId === said.id);
	return {
		utteranceId: said.id,
		utterance: said.text,
		reading: said.reading,
		reply: reply?.text ?? '',
		told: reply?.told ?? [],
	};
}
