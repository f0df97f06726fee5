/** Reads what stands beside the marks. */
import { can } from '#lib/domain/access/can.ts';
import type { DebriefView } from '#lib/domain/debrief/debriefView.ts';
import { buildTimeline, type Timeline, type TimelineState } from '#lib/domain/debrief/timeline.ts';
import type { Actor } from './actor.ts';
import type { Opened } from './caseOpener.ts';
import { check } from './check.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { ConsultationTransaction, StoredEvent, Transactions } from './ports.ts';
import { ServiceError } from './serviceError.ts';
import { memoryOf } from './snapshots.ts';

export type ReadDebriefDependencies = { core: ConsultationCore; transactions: Transactions };

const toState = ({ atMs, payload, snapshot }: StoredEvent): TimelineState => ({
	atMs,
	utteranceId: typeof payload.utteranceId === 'string' ? payload.utteranceId : null,
	affect: memoryOf(snapshot).affect,
});

async function readTimeline(
	tx: ConsultationTransaction,
	consultationId: string,
	{ content: { scenario }, pack }: Opened,
): Promise<Timeline> {
	const [utterances, events] = await Promise.all([
		tx.listUtterances(consultationId),
		tx.listEvents(consultationId),
	]);
	const { hints, topics, findings } = pack;
	return buildTimeline({
		language: scenario.language,
		utterances,
		states: events.map(toState),
		tutored: { scenario, hints, topics, findings: findings.findings },
	});
}

/** @throws ServiceError `not_now` before the note is handed in. */
export const getDebrief = (
	{ core, transactions }: ReadDebriefDependencies,
	actor: Actor,
	consultationId: string,
): Promise<DebriefView> =>
	transactions.inSchool(actor.schoolId, async (tx) => {
		const record = await tx.find(consultationId);
		check(actor, 'grading.read', record);
		if (record.stage !== 'submitted') throw new ServiceError('not_now');
		const open = await core.open(record);
		const resource = { schoolId: record.schoolId, ownerId: record.studentId };
		const isOwn = can(actor, 'consultation.act', resource);
		const rated = isOwn ? await tx.debrief.findSelfRating(consultationId) : null;
		return {
			selfRating: rated?.rating ?? null,
			timeline: await readTimeline(tx, consultationId, open),
		};
	});
