/** "People who feel this low may think of ending their life. Have you had thoughts like that?": read from what was told. */
import { findTopics, type TopicHit, type TopicLexicon } from '../topicLexicon.ts';
import type { Word } from '../words.ts';
import { spaced, type Question } from './question.ts';
import { pointsBack } from './reference.ts';

/** "Have you?", "do you ever?": an auxiliary and whom it is put to, and what they do or have stands before it. */
const ELLIPTICAL =
	/^ (?:(?:and|so|but) )*(?:do|does|did|have|has|had|are|is|was|were|would|could|can) (?:you|he|she|they)(?: (?:ever|too|also|at all|yourself|recently|lately|now))* $/;
export const isElliptical = ({ words }: Question): boolean => ELLIPTICAL.test(spaced(words));

/** What people speak of in general before they ask. */
const generalities = new Set(['social', 'drugs', 'past', 'mental', 'sexual']);

const toPatient: Readonly<Record<string, string>> = {
	they: 'you',
	them: 'you',
	their: 'your',
	themselves: 'yourself',
	themself: 'yourself',
};
const asOfPatient = (words: readonly Word[]): Word[] =>
	words.map((word) => ({ ...word, form: toPatient[word.form] ?? word.form }));

/** "When people feel low they think of dying": the low mood is only when. */
function isCondition(hit: TopicHit, told: readonly Word[]): boolean {
	const from = told.findLastIndex(
		({ form }, index) => index < hit.from && /^(?:when|if|who|with)$/.test(form),
	);
	const to = told.findIndex(
		({ form }, index) => index > from && /^(?:they|think|start|can|may|might|will|say)$/.test(form),
	);
	return from !== -1 && to >= hit.to;
}

const OF_SPEAKER =
	/ (?:i am|i work|i study|my name is|this is)(?! (?:about|what|how)) (?!.* (?:you|your|people|they|we|some|patients?) )/;

/** "I'm Sam, one of the medical students": what somebody says of themselves is no question's subject. */
const isOfSpeaker = ({ to }: TopicHit, told: readonly Word[]) =>
	OF_SPEAKER.test(spaced(told.slice(0, to)));

/** "In terms of your bowels and urination … All of that's normal?" asks of all that was named. */
const ALL_NORMAL =
	/ (?:all|everything|all of (?:that|those|it)) (?:that )?(?:is|are|was|been|seems?)? ?(?:all )?(?:normal|fine|okay|ok|good|regular) $/;

/** "Many people drink more. Do you?": what is named by what they do, put to the patient, "do you drink more". */
function putToPatient(
	lexicon: TopicLexicon,
	{ words }: Question,
	told: readonly Word[],
): TopicHit[] {
	return told.flatMap((_, at) =>
		findTopics(lexicon, [...words, ...told.slice(at)])
			.filter(({ from, to }) => from < words.length && to > words.length)
			.map((hit) => ({ ...hit, from: at, to: at + hit.to - words.length })),
	);
}

/** What a question points back to in the same breath; none where it stands by itself. */
export function topicsPointedAt(lexicon: TopicLexicon, question: Question): TopicHit[] {
	if (ALL_NORMAL.test(spaced(question.words))) return findTopics(lexicon, question.told);
	const isWhole = isElliptical(question);
	if (!isWhole && !pointsBack(question)) return [];
	const told = asOfPatient(question.told);
	const named = isWhole
		? [...findTopics(lexicon, told), ...putToPatient(lexicon, question, told)]
		: findTopics(lexicon, told).filter(({ topic }) => generalities.has(topic.category));
	const hits = named.filter((hit) => !isOfSpeaker(hit, question.told));
	const meant = hits.filter((hit) => !isCondition(hit, question.told));
	return meant.length > 0 ? meant : hits;
}
