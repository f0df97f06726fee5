/** Sentences for how information was obtained, and what opens a held-back fact. */
import type { FeedbackItem, FeedbackQuote } from '#lib/domain/grading/feedbackView.ts';
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

const openers: Record<string, () => string> = {
	direct: m.routeDirect,
	cue_answered: m.routeCueAnswered,
	asked_again: m.routeAskedAgain,
	affect: m.routeTrust,
	told: m.routeTold,
	'act:permission': m.routePermission,
	'act:confidentiality': m.routeConfidentiality,
	'act:empathy': m.routeEmpathy,
	'act:apology': m.routeApology,
	'act:candour': m.routeCandour,
	'act:signposting': m.routeSignposting,
	'act:introduction': m.routeIntroduction,
	'act:reassurance': m.routeReassurance,
	'act:summary': m.routeSummary,
	'act:safety_net': m.routeSafetyNet,
	'act:ideas': m.routeIdeas,
	'act:concerns': m.routeConcerns,
	'act:expectations': m.routeExpectations,
};

/** A condition's code as a phrase; `action:` carries its label, other acts are spelled out. */
export function openerPhrase(code: string): string {
	const known = openers[code];
	if (known) return known();
	const [kind, rest = ''] = code.split(/:(.*)/s);
	return kind === 'action' ? m.routeAction({ label: rest }) : (rest || code).replaceAll('_', ' ');
}
