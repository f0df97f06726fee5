/** Why something waits: a word or two for lists, and a sentence. */
import type { DoubtReason } from '#lib/domain/grading/doubt.ts';
import { m } from '#lib/paraglide/messages.js';

type Words = { short: () => string; means: () => string };

export const doubtWords: Record<DoubtReason, Words> = {
	graders_disagree: { short: m.doubtGradersDisagree, means: m.doubtGradersDisagreeMeans },
	one_grader: { short: m.doubtOneGrader, means: m.doubtOneGraderMeans },
	unscored: { short: m.doubtUnscored, means: m.doubtUnscoredMeans },
	low_confidence: { short: m.doubtLowConfidence, means: m.doubtLowConfidenceMeans },
	void_evidence: { short: m.doubtVoidEvidence, means: m.doubtVoidEvidenceMeans },
	injection_suspected: { short: m.doubtInjection, means: m.doubtInjectionMeans },
	cut_off: { short: m.doubtCutOff, means: m.doubtCutOffMeans },
	safety_concern: { short: m.doubtSafety, means: m.doubtSafetyMeans },
	audit_sample: { short: m.doubtAudit, means: m.doubtAuditMeans },
	disputed: { short: m.doubtDisputed, means: m.doubtDisputedMeans },
	appealed: { short: m.doubtAppealed, means: m.doubtAppealedMeans },
	grading_failed: { short: m.doubtGradingFailed, means: m.doubtGradingFailedMeans },
};
