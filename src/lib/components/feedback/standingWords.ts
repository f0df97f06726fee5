/** Sentences for how firmly a mark stands, and why it waits for a person. */
import type { DoubtReason } from '#lib/domain/grading/doubt.ts';
import type { FeedbackItem } from '#lib/domain/grading/feedbackView.ts';
import { m } from '#lib/paraglide/messages.js';

type Told = Exclude<DoubtReason, 'audit_sample' | 'disputed' | 'appealed'>;

const doubts: Record<Told, () => string> = {
	graders_disagree: m.doubtGradersDisagree,
	one_grader: m.doubtOneGrader,
	unscored: m.doubtUnscored,
	low_confidence: m.doubtLowConfidence,
	void_evidence: m.doubtVoidEvidence,
	injection_suspected: m.doubtInjection,
	cut_off: m.doubtCutOff,
	safety_concern: m.doubtSafety,
	grading_failed: m.doubtFailed,
};
const isTold = (reason: DoubtReason): reason is Told => reason in doubts;

type Standing = Pick<FeedbackItem, 'standing' | 'doubts' | 'reason'>;

/** Why it waits, or that a person has decided; nothing where it stands, or where the disputed line beside it says all. */
export function standingSentences({ standing, doubts: why, reason }: Standing): string[] {
	if (standing === 'firm') return [];
	if (standing === 'decided') return [reason ? m.decidedReason({ reason }) : m.decidedPlain()];
	if (why.length === 0) return [m.doubtLead(), m.doubtAssessment()];
	const reasons = why.filter(isTold).map((doubt) => doubts[doubt]());
	return reasons.length > 0 ? [m.doubtLead(), ...reasons] : [];
}
