/** Turns consultation rows into the records that services know, and back. */
import type { StoredSnapshot } from '#lib/domain/consultation/migrateSnapshot.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type {
	ConsultationRecord,
	NewConsultation,
	OpenReply,
	RecordedUtterance,
} from '#lib/server/services/ports.ts';
import type { ReplyPlan } from '#lib/domain/patient/replyPlan.ts';
import type { consultations } from './schema/consultations.ts';
import type { replies } from './schema/replies.ts';
import type { utterances } from './schema/transcript.ts';

type ConsultationRow = typeof consultations.$inferSelect;

const toMs = (date: Date | null) => date?.getTime() ?? null;
const toDate = (ms: number | null) => (ms === null ? null : new Date(ms));

export function toRecord(row: ConsultationRow): ConsultationRecord {
	return {
		id: row.id,
		schoolId: row.schoolId,
		studentId: row.studentId,
		scenario: { schoolId: row.scenarioSchoolId, versionId: row.scenarioVersionId },
		rubric: { schoolId: row.rubricSchoolId, versionId: row.rubricVersionId },
		language: row.language as Language,
		mode: row.mode,
		drillArea: row.drillArea,
		terms: row.terms,
		stage: row.stage,
		revision: row.revision,
		machineVersion: row.machineVersion,
		snapshot: row.snapshot as StoredSnapshot,
		stageStartedAtMs: row.stageStartedAt.getTime(),
		dueAtMs: toMs(row.dueAt),
		nextDueAtMs: toMs(row.nextDueAt),
		forkedFrom:
			row.forkedFromId === null
				? null
				: { consultationId: row.forkedFromId, revision: row.forkedAtRevision ?? 0 },
	};
}

/** The columns that change with every event. */
export function changingColumns(record: NewConsultation) {
	return {
		stage: record.stage,
		machineVersion: record.machineVersion,
		snapshot: record.snapshot,
		stageStartedAt: new Date(record.stageStartedAtMs),
		dueAt: toDate(record.dueAtMs),
		nextDueAt: toDate(record.nextDueAtMs),
	};
}

export function toColumns(record: NewConsultation) {
	return {
		...changingColumns(record),
		id: record.id,
		schoolId: record.schoolId,
		studentId: record.studentId,
		scenarioSchoolId: record.scenario.schoolId,
		scenarioVersionId: record.scenario.versionId,
		rubricSchoolId: record.rubric.schoolId,
		rubricVersionId: record.rubric.versionId,
		language: record.language,
		mode: record.mode,
		drillArea: record.drillArea,
		terms: record.terms,
		// What was carried over counts.
		revision: record.forkedFrom?.revision ?? 0,
		forkedFromId: record.forkedFrom?.consultationId ?? null,
		forkedAtRevision: record.forkedFrom?.revision ?? null,
	};
}

export function toUtterance(row: typeof utterances.$inferSelect): RecordedUtterance {
	return {
		id: row.id,
		position: row.position,
		speaker: row.speaker,
		text: row.text,
		atMs: row.at.getTime(),
		reading: row.reading,
		told: row.told ?? [],
		answersId: row.answersId,
	};
}

export function toOpenReply(row: typeof replies.$inferSelect): OpenReply {
	return {
		id: row.id,
		consultationId: row.consultationId,
		schoolId: row.schoolId,
		utteranceId: row.utteranceId,
		plan: row.plan as ReplyPlan,
		spokenBy: row.spokenBy,
	};
}
