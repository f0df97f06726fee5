/** Reads what stands beside the marks. */
import { can } from '#lib/domain/access/can.ts';
import { cohortOf } from '#lib/domain/debrief/cohort.ts';
import type { DebriefView } from '#lib/domain/debrief/debriefView.ts';
import { toStrongTranscript, type StrongTranscript } from '#lib/domain/debrief/strongTranscript.ts';
import { buildTimeline, type Timeline, type TimelineState } from '#lib/domain/debrief/timeline.ts';
import { checkGold } from '#lib/domain/grading/gold/loadGold.ts';
import type { Actor } from './actor.ts';
import type { Opened } from './caseOpener.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { StrongTranscripts } from './debriefPorts.ts';
import { findMarked } from './findMarked.ts';
import type {
	ConsultationRecord,
	ConsultationTransaction,
	StoredEvent,
	Transactions,
} from './ports.ts';
import { findRetryOf } from './findRetryOf.ts';
import { ServiceError } from './serviceError.ts';
import { memoryOf } from './snapshots.ts';

export type ReadDebriefDependencies = {
	core: ConsultationCore;
	transactions: Transactions;
	strongTranscripts: StrongTranscripts;
};

/** A consultation that was handed in, and its case. */
type Found = { tx: ConsultationTransaction; record: ConsultationRecord; open: Opened };

const toState = ({ atMs, payload, snapshot }: StoredEvent): TimelineState => ({
	atMs,
	utteranceId: typeof payload.utteranceId === 'string' ? payload.utteranceId : null,
	affect: memoryOf(snapshot).affect,
});

async function readTimeline({ tx, record, open }: Found): Promise<Timeline> {
	const [utterances, events] = await Promise.all([
		tx.listUtterances(record.id),
		tx.listEvents(record.id),
	]);
	const { scenario } = open.content;
	const { hints, topics, findings } = open.pack;
	return buildTimeline({
		language: scenario.language,
		utterances,
		states: events.map(toState),
		tutored: { scenario, hints, topics, findings: findings.findings },
	});
}

/** One written for another version of the case, or for another case of the same name, is not shown. */
async function findStrong(
	strongTranscripts: StrongTranscripts,
	{ record, open }: Found,
): Promise<StrongTranscript | null> {
	const { scenario, rubric } = open.content;
	const written = await strongTranscripts(scenario.slug, record.language);
	if (!written) return null;
	const { findings } = open.pack;
	if (checkGold(written, { scenario, rubric, findings }).length > 0) return null;
	return toStrongTranscript(written.gold, { scenario, rubric, findings: findings.findings });
}

async function findCohort({ tx, record, open }: Found) {
	const others = await tx.debrief.listCohort(record.rubric.versionId, record.studentId);
	return cohortOf(open.content.rubric, others);
}

/** @throws ServiceError `not_now` before the note is handed in. */
export const getDebrief = (
	{ core, transactions, strongTranscripts }: ReadDebriefDependencies,
	actor: Actor,
	consultationId: string,
): Promise<DebriefView> =>
	transactions.readSchool(actor.schoolId, async (tx) => {
		const record = await findMarked(tx, actor, 'grading.read', consultationId);
		if (record.stage !== 'submitted') throw new ServiceError('not_now');
		const found: Found = { tx, record, open: await core.open(record) };
		const resource = { schoolId: record.schoolId, ownerId: record.studentId };
		const isOwn = can(actor, 'consultation.act', resource);
		const isPractice = record.mode === 'practice';
		// A drill is compared with nobody's whole consultation, and the rest of its case is still to come.
		const isWhole = record.drillArea === null;
		const [rated, timeline, cohort, strong, retryOf, reports] = await Promise.all([
			isOwn ? tx.debrief.findSelfRating(consultationId) : null,
			readTimeline(found),
			isPractice && isWhole ? findCohort(found) : null,
			isPractice && isWhole ? findStrong(strongTranscripts, found) : null,
			findRetryOf(tx, record),
			tx.debrief.findReports(consultationId),
		]);
		return {
			slug: found.open.content.scenario.slug,
			drillArea: record.drillArea,
			selfRating: rated?.rating ?? null,
			...{ timeline, cohort, strong, retryOf },
			mayRetry: isOwn && isPractice,
			mayReport: isOwn,
			reported: reports.map(({ utteranceId, fault }) => ({ utteranceId, fault })),
		};
	});
