/** "People who feel this low may think of ending their life. Have you had thoughts like that?": read from what was told. */
import { findTopics, type TopicHit, type TopicLexicon } from '../topicLexicon.ts';
import type { Word } from '../words.ts';
import { spaced, type Question } from './question.ts';
import { pointsBack } from './reference.ts';

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

/** What a question points back to in the same breath; none where it stands by itself. */
export function topicsPointedAt(lexicon: TopicLexicon, question: Question): TopicHit[] {
	if (ALL_NORMAL.test(spaced(question.words))) return findTopics(lexicon, question.told);
	if (!pointsBack(question)) return [];
	const hits = findTopics(lexicon, asOfPatient(question.told)).filter(
		(hit) => generalities.has(hit.topic.category) && !isOfSpeaker(hit, question.told),
	);
	const meant = hits.filter((hit) => !isCondition(hit, question.told));
	return meant.length > 0 ? meant : hits;
}
