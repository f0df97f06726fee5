/** Turns an assessment's row into the record that services know. */
import type { AssessmentRecord } from '#lib/server/services/assessmentPorts.ts';
import type { assessments } from './schema/assessments.ts';

const toMs = (date: Date | null) => date?.getTime() ?? null;
export const toDate = (ms: number | null) => (ms === null ? null : new Date(ms));

export function toAssessment(row: typeof assessments.$inferSelect): AssessmentRecord {
	const { opensAt, closesAt, releasedAt, releaseDetail } = row;
	return {
		id: row.id,
		schoolId: row.schoolId,
		title: row.title,
		window:
			opensAt && closesAt ? { opensAtMs: opensAt.getTime(), closesAtMs: closesAt.getTime() } : null,
		startCode: row.startCode,
		pins: row.pins,
		sealedAtMs: toMs(row.sealedAt),
		closedAtMs: toMs(row.closedAt),
		markingRules: row.markingRules,
		cutRule: row.cutRule,
		release:
			releasedAt && releaseDetail ? { atMs: releasedAt.getTime(), detail: releaseDetail } : null,
	};
}
