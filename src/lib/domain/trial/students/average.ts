/** A plausible average student: the usual order, everyday words, the complaint well covered and some of the rest forgotten. */
import type { TopicId } from '../../dialogue/reading.ts';
import type { Topic } from '../../dialogue/topicCatalogue.ts';
import type { Deed, Script, TrialStudent } from '../student.ts';
import type { Random } from '../../statistics/seededRandom.ts';
import { itemsOf, languageOf, topicsOfFacts, type TrialCase } from '../trialCase.ts';
import { plainNote } from './note.ts';
import { everydayQuestion, say, topicsOfActs, topicsOfItem } from './questions.ts';
import { rubricDeeds } from './thorough.ts';
import { wordings } from './wording.ts';

/**
 * How likely the average student is to think of a question: what a course teaches first is seldom forgotten, and half
 * of what the rubric asks for comes to mind. The same for every case and language; not to be tuned to one of them.
 */
const shares = {
	/** Details of the complaint: taught first, forgotten last. */
	complaint: 0.8,
	/** What the rubric is about: the questions this complaint calls for. */
	fitting: 0.5,
	/** Asked of everybody, whatever the complaint. */
	byRote: 0.7,
	/** The rest of what there is to find. */
	other: 0.15,
	deed: 0.6,
	habit: 0.7,
};

const byRote = new Set<TopicId>([
	...['pmh', 'medications', 'allergies', 'family_history', 'smoking', 'alcohol'],
	...['occupation', 'living_situation', 'ideas', 'concerns', 'expectations', 'fever'],
]);

/** The order of a history as it is taught, by category; anything else comes where symptoms do. */
const order = [
	['complaint'],
	['symptoms'],
	['mental'],
	['past'],
	['drugs'],
	['family'],
	['social', 'sexual'],
	['perspective'],
];
const symptoms = order.findIndex((stage) => stage.includes('symptoms'));

function placeOf({ category }: Topic): number {
	const place = order.findIndex((stage) => stage.includes(category));
	return place === -1 ? symptoms : place;
}

function shareOf(topic: Topic, fitting: ReadonlySet<TopicId>): number {
	if (topic.category === 'complaint') return shares.complaint;
	return Math.max(
		byRote.has(topic.id) ? shares.byRote : 0,
		fitting.has(topic.id) ? shares.fitting : shares.other,
	);
}

function questionsOf(trialCase: TrialCase, random: Random): Deed[] {
	const fitting = new Set(itemsOf(trialCase).flatMap((item) => topicsOfItem(item, trialCase)));
	const rote = [...byRote].flatMap((id) => trialCase.pack.topics.get(id) ?? []);
	const topics = [...new Set([...topicsOfFacts(trialCase), ...rote])];
	return topics
		.filter(({ category }) => category !== 'identity')
		.filter((topic) => random() < shareOf(topic, fitting))
		.toSorted((a, b) => placeOf(a) - placeOf(b))
		.flatMap((topic) => everydayQuestion(topic, languageOf(trialCase), random));
}

function script(trialCase: TrialCase, random: Random): Script {
	const words = wordings[languageOf(trialCase)];
	const mayBe = (deed: Deed) => (random() < shares.habit ? [deed] : []);
	const deeds = rubricDeeds(trialCase).filter(() => random() < shares.deed);
	const questions = questionsOf(trialCase, random);
	// Tests and calls are made once the picture is clear enough, not after the last question.
	const enough = Math.ceil(questions.length / 2);
	return {
		deeds: [
			say(words.introduction),
			...mayBe(say(words.identity, topicsOfActs(['identity_check']))),
			say(words.opening, ['opening_question']),
			...mayBe(say(words.more, ['tell_me_more'])),
			...questions.slice(0, enough),
			...deeds,
			...questions.slice(enough),
		],
		closing: [...mayBe(say(words.summary)), say(words.plan), ...mayBe(say(words.closing))],
		comfort: words.comfort.filter(() => random() < 0.5),
	};
}

/** 35 words a minute is what people type who were never taught; 200 is unhurried reading. */
export const average: TrialStudent = {
	id: 'average',
	pace: { typing: 35, reading: 200 },
	script,
	note: plainNote,
};
