/** Sentences for how firmly a mark stands, and why it waits for a person. */
import type { DoubtReason } from '#lib/domain/grading/doubt.ts';
import type { FeedbackItem } from '#lib/domain/grading/feedbackView.ts';
import { m } from '#lib/paraglide/messages.js';

const doubts: Record<Exclude<DoubtReason, 'audit_sample'>, () => string> = {
	graders_disagree: m.doubtGradersDisagree,
	one_grader: m.doubtOneGrader,
	unscored: m.doubtUnscored,
	low_confidence: m.doubtLowConfidence,
	void_evidence: m.doubtVoidEvidence,
	injection_suspected: m.doubtInjection,
	cut_off: m.doubtCutOff,
	safety_concern: m.doubtSafety,
	disputed: m.doubtDisputed,
	grading_failed: m.doubtFailed,
};

type Standing = Pick<FeedbackItem, 'standing' | 'doubts' | 'reason'>;

/** Why it waits, or that a person has decided; nothing where the mark simply stands. */
export function standingSentences({ standing, doubts: why, reason }: Standing): string[] {
	if (standing === 'firm') return [];
	if (standing === 'decided') return [reason ? m.decidedReason({ reason }) : m.decidedPlain()];
	const reasons = why.flatMap((doubt) => (doubt === 'audit_sample' ? [] : [doubts[doubt]()]));
	return [m.doubtLead(), ...(reasons.length > 0 ? reasons : [m.doubtAssessment()])];
}
