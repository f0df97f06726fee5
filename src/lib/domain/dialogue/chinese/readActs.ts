/** Dialogue acts in a Chinese utterance, by an authored lexicon. */
import type { ActReading, DialogueAct } from '../reading.ts';
import { actLexicon, sentenceLexicon } from './actLexicon.ts';
import type { Clause } from './splitClauses.ts';
import { joinedText, sentencesOf } from './summary.ts';

export type ClauseContext = Clause & {
	/** A question with topics: its words describe the patient, not the student's attitude. */
	elicits: boolean;
	asks: boolean;
};

/** Acts that a question may perform while it asks. */
const alongside = new Set<DialogueAct>([
	'greeting',
	'introduction',
	'identity_check',
	'consent',
	'permission',
	'jargon',
	'judgement',
	'abuse',
	'thanks',
	'role_break',
	'closing',
	'repeat_request',
	'clarification_request',
	'examine',
]);
/** Acts that are questions themselves, or statements only. */
const statementsOnly = new Set<DialogueAct>([
	'explanation',
	'plan',
	'acknowledgement',
	'reassurance',
]);

const allowed = (act: DialogueAct, clause: ClauseContext) =>
	clause.elicits ? alongside.has(act) : !(clause.asks && statementsOnly.has(act));

/** Whole sentences that may ask too: what is summed up, and a feeling that is named to be confirmed. */
const besideQuestions = new Set<DialogueAct>(['summary', 'empathy']);

const matches = (patterns: readonly RegExp[], not: readonly RegExp[], text: string) =>
	patterns.some((pattern) => pattern.test(text)) && !not.some((pattern) => pattern.test(text));

const ofClause = (clause: ClauseContext): ActReading[] =>
	actLexicon
		.filter(({ act, says, not = [] }) => allowed(act, clause) && matches(says, not, clause.plain))
		.map(({ act }) => ({ act, words: clause.words }));

const span = (utterance: string, clauses: readonly ClauseContext[]): string => {
	const first = clauses[0]?.words ?? '';
	const start = utterance.indexOf(first);
	let end = start;
	for (const { words } of clauses) end = utterance.indexOf(words, end) + words.length;
	return utterance.slice(start, end);
};

/** Acts that need the whole sentence: a condition and what to do then. */
const ofSentences = (utterance: string, clauses: readonly ClauseContext[]): ActReading[] =>
	sentencesOf(clauses).flatMap((group) =>
		sentenceLexicon
			.filter(({ says, not = [] }) => matches(says, not, joinedText(group)))
			.filter(({ act }) => besideQuestions.has(act) || !group.some(({ elicits }) => elicits))
			.map(({ act }) => ({ act, words: span(utterance, group) })),
	);

/** "…您看这样行吗", after a plan, asks to agree to it. */
const withConsent = (acts: readonly ActReading[]): ActReading[] => {
	const leave = acts.find(({ act }) => act === 'permission');
	const consents = leave && acts.some(({ act }) => act === 'plan');
	return consents ? [...acts, { act: 'consent', words: leave.words }] : [...acts];
};

/** At most one reading an act, in the order of the utterance; words are verbatim. */
export const readActs = (utterance: string, clauses: readonly ClauseContext[]): ActReading[] => {
	const seen = new Map<DialogueAct, ActReading>();
	for (const reading of withConsent([
		...clauses.flatMap(ofClause),
		...ofSentences(utterance, clauses),
	]))
		if (!seen.has(reading.act)) seen.set(reading.act, reading);
	return [...seen.values()].sort((a, b) => utterance.indexOf(a.words) - utterance.indexOf(b.words));
};
