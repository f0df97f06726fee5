/** Sentences for how information was obtained, and what opens a held-back fact. */
import type { FeedbackItem, FeedbackQuote } from '#lib/domain/grading/feedbackView.ts';
import type { DialogueAct } from '#lib/domain/dialogue/reading.ts';
import type { Opener } from '#lib/domain/grading/heldBack.ts';
import { m } from '#lib/paraglide/messages.js';

const credits: Record<NonNullable<FeedbackItem['credit']>, () => string> = {
	asked: m.creditAsked,
	explored: m.creditExplored,
	volunteered: m.creditVolunteered,
	confirmed: m.creditConfirmed,
	none: m.creditNone,
};
export const creditSentence = (credit: NonNullable<FeedbackItem['credit']>) => credits[credit]();

const parts: Record<Extract<FeedbackQuote, { kind: 'note' }>['part'], () => string> = {
	summary: m.noteSummary,
	problems: m.noteProblems,
	differential: m.noteDifferential,
	plan: m.notePlan,
};
export const notePartWord = (part: keyof typeof parts) => parts[part]();

const conditions = {
	direct: m.routeDirect,
	cue_answered: m.routeCueAnswered,
	asked_again: m.routeAskedAgain,
	affect: m.routeTrust,
} as const;

const acts: Record<DialogueAct, () => string> = {
	greeting: m.routeGreeting,
	introduction: m.routeIntroduction,
	identity_check: m.routeIdentityCheck,
	consent: m.routeConsent,
	permission: m.routePermission,
	confidentiality: m.routeConfidentiality,
	signposting: m.routeSignposting,
	empathy: m.routeEmpathy,
	apology: m.routeApology,
	candour: m.routeCandour,
	reassurance: m.routeReassurance,
	summary: m.routeSummary,
	teach_back: m.routeTeachBack,
	ideas: m.routeIdeas,
	concerns: m.routeConcerns,
	expectations: m.routeExpectations,
	jargon: m.routeJargon,
	judgement: m.routeJudgement,
	defensiveness: m.routeDefensiveness,
	abuse: m.routeAbuse,
	student_distress: m.routeStudentDistress,
	safety_net: m.routeSafetyNet,
	explanation: m.routeExplanation,
	plan: m.routePlan,
	closing: m.routeClosing,
	thanks: m.routeThanks,
	acknowledgement: m.routeAcknowledgement,
	repeat_request: m.routeRepeatRequest,
	clarification_request: m.routeClarificationRequest,
	examine: m.routeExamine,
	order_test: m.routeOrderTest,
	off_topic: m.routeOffTopic,
	role_break: m.routeRoleBreak,
};

export function openerPhrase(opener: Opener): string {
	switch (opener.by) {
		case 'act':
			return acts[opener.act]();
		case 'told':
			return m.routeTold({ label: opener.label });
		case 'action':
			return m.routeAction({ label: opener.label });
		default:
			return conditions[opener.by]();
	}
}
