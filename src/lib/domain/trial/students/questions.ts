/** Questions that scripted students put, each with the topics it is meant to ask. */
import type { DialogueAct, TopicId } from '../../dialogue/reading.ts';
import type { Language, Topic } from '../../dialogue/topicCatalogue.ts';
import type { RubricItem } from '../../rubric/schema.ts';
import { pickOne } from '../pickOne.ts';
import type { Deed } from '../student.ts';
import type { Random } from '../../statistics/seededRandom.ts';
import { itemsOf, languageOf, type TrialCase } from '../trialCase.ts';
import { wordings } from './wording.ts';

export const say = (text: string, means: readonly TopicId[] = []): Deed => ({
	kind: 'say',
	text,
	means,
});

/** One of the catalogue's own phrasings; none where the catalogue has none. */
export function catalogueQuestion(topic: Topic, random: Random): Deed[] {
	const text = pickOne(topic.phrasings, random);
	return text ? [say(text, [topic.id])] : [];
}

/** As a student would put it, else by the catalogue. */
export function everydayQuestion(topic: Topic, language: Language, random: Random): Deed[] {
	const text = wordings[language].everyday[topic.id];
	return text ? [say(text, [topic.id])] : catalogueQuestion(topic, random);
}

const yesOrNo = /^(Do|Did|Have|Has|Are|Is|Was|Were|Can|Does) (you|it|there) ([^,?]+)\?$/;

function leadInEnglish(phrasing: string): string | null {
	const [, verb, subject, rest] = yesOrNo.exec(phrasing) ?? [];
	if (!verb || !subject || !rest) return null;
	const not = verb === 'Can' ? "can't" : `${verb.toLowerCase()}n't`;
	const first = subject.charAt(0).toUpperCase() + subject.slice(1);
	return `${first} ${not} ${rest}, ${verb.toLowerCase()} ${subject}?`;
}

function leadInChinese(phrasing: string): string | null {
	const [, body] = /^([^，。？]*)吗？$/.exec(phrasing) ?? [];
	if (!body) return null;
	const denied = body.replace(/(?<!没)有(?!没有)/, '没有');
	return denied === body ? `${body}，对吧？` : `${denied}吧？`;
}

/** "You don't smoke, do you?", made of the first phrasing that can be turned so. */
export function leadingQuestion(topic: Topic, language: Language): Deed[] {
	const lead = language === 'en' ? leadInEnglish : leadInChinese;
	const [text] = topic.phrasings.flatMap((phrasing) => lead(phrasing) ?? []);
	return text ? [say(text, [topic.id])] : [];
}

/** The topics by whose question an item is obtained; none for items that are no history. */
export function topicsOfItem({ criterion }: RubricItem, { scenario }: TrialCase): TopicId[] {
	if (criterion.kind !== 'elicited') return [];
	const facts = scenario.facts.filter(({ id }) => criterion.facts.includes(id));
	return [...new Set([...criterion.topics, ...facts.flatMap(({ topics }) => topics)])];
}

/** Who checks an identity asks for it. */
export const topicsOfActs = (acts: readonly DialogueAct[]): TopicId[] =>
	acts.includes('identity_check') ? ['name', 'age'] : [];

/** The author's own example question for each item of history. */
export const rubricQuestions = (trialCase: TrialCase): Deed[] =>
	itemsOf(trialCase)
		.filter(({ criterion }) => criterion.kind === 'elicited')
		.map((item) => say(item.question, topicsOfItem(item, trialCase)));

/** Every question whose topics are known and that the catalogue does not hold word for word. */
export function labelledQuestions(trialCase: TrialCase): { text: string; topics: TopicId[] }[] {
	const { everyday } = wordings[languageOf(trialCase)];
	return [
		...Object.entries(everyday).map(([id, text]) => ({ text, topics: [id] })),
		...rubricQuestions(trialCase).flatMap((deed) =>
			deed.kind === 'say' ? [{ text: deed.text, topics: [...deed.means] }] : [],
		),
	];
}
