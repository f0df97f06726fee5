/** Reads what a student says in Chinese: cues and phrasings decide, code alone, no model. */
import type { Interpreter, PriorTurn, Reading, TopicReading, ActReading } from '../reading.ts';
import type { TopicCatalogue } from '../topicCatalogue.ts';
import type { AskedClause } from './askedClause.ts';
import { canonicalText } from './canonicalText.ts';
import { isOutsideHistory } from './actLexicon.ts';
import { readClauseTopics, type Choice, type ClauseTopics } from './clauseTopics.ts';
import { isBare, readBare, readEcho, readFollowUp } from './followUp.ts';
import { styleOfReading } from './questionStyle.ts';
import { asksPermission, readQuestionForm, type QuestionForm } from './questionForm.ts';
import { readActs } from './readActs.ts';
import { readThirdPerson, type ThirdPerson } from './thirdPerson.ts';
import { topicsForWhose } from '../whose.ts';
import { splitClauses, type Clause } from './splitClauses.ts';
import { buildTopicIndex, type TopicIndex } from './topicIndex.ts';

/** Raise it with every change of rules; the catalogue's content is hashed in beside it. */
const rules = 'zh-3';
const longestRead = 2000;
const shortClause = 6;
const surelyNamed = 0.6;

const nothing: ClauseTopics = { chosen: [], doubtful: [] };
const aboutSummary = /总结|小结|归纳|概括|梳理|回顾|复述|(?:刚才|刚刚|前面)(?:跟我)?(?:说|提到|讲)/;

const hashOf = (catalogue: TopicCatalogue): string => {
	let hash = 5381;
	for (const character of JSON.stringify(catalogue))
		hash = ((hash * 33) ^ (character.codePointAt(0) ?? 0)) >>> 0;
	return hash.toString(36);
};

/** "对吧" after a statement makes that statement a leading question. */
const withTags = (clauses: readonly (Clause & ThirdPerson)[]): AskedClause[] => {
	const forms = clauses.map(({ plain, marked }) => readQuestionForm(plain, marked));
	return clauses.map((clause, i) => {
		const form = forms[i] as QuestionForm;
		const next = forms[i + 1];
		const tagged = next && !next.asks && next.as === 'tag' && !form.asks && form.as === 'statement';
		const led: QuestionForm = tagged ? { asks: true, style: 'leading' } : form;
		return { ...clause, form: led, asks: led.asks, found: nothing };
	});
};

/** "有些人会不想活，您有过吗？": what is meant stands in the clause before. */
const pointsBack =
	/^(?:那|那么)?(?:您|你)?(?:现在|以前|最近|自己|也)*(?:有没有|会不会|是不是|有|会|是)?(?:过)?(?:这样|这种|这些|类似)?的?(?:感觉|想法|念头|情况|时候|经历|问题)?(?:吗|呢|没有|没)$/;
const bareQuestionWord =
	/^那?(?:哪里|哪儿|什么|啥|谁|多少|几|几个|几次|多少次|哪个|哪些|什么时候|什么颜色的?)[呢啊呀]?$/;

/** "烟，抽吗？": a short question completes the fragment before it. */
const textToRead = (clauses: readonly AskedClause[], i: number): string => {
	const own = clauses[i]?.plain ?? '';
	const previous = clauses[i - 1];
	if (!previous || previous.asks || (!previous.form.asks && previous.form.as === 'plan'))
		return own;
	if (pointsBack.test(own)) return `${previous.plain},${own}`;
	const fragment = previous.plain;
	const joins =
		previous.sentence === clauses[i]?.sentence &&
		own.length <= shortClause &&
		fragment.length <= 10 &&
		!/^(?:好|嗯|哦|我|那好|谢)/.test(fragment);
	return joins ? `${fragment},${own}` : own;
};

/** What is asked of whoever speaks for the patient tells nothing of the patient. */
const ofSpeaker = ({ chosen, doubtful }: ClauseTopics, index: TopicIndex): ClauseTopics => ({
	chosen: chosen.flatMap((choice) =>
		topicsForWhose(choice.topic, 'speaker').flatMap((id) => {
			const topic = index.topics.get(id);
			return topic ? [{ ...choice, topic }] : [];
		}),
	),
	doubtful,
});

const asThirdPerson = (clause: Clause, patientWords: readonly string[] | undefined) => ({
	...clause,
	...(patientWords ? readThirdPerson(clause, patientWords) : { ofSpeaker: false }),
});

const withChosen = (clause: AskedClause, chosen: Choice[]): AskedClause => ({
	...clause,
	found: { chosen, doubtful: [] },
});

/** "孩子多大了", of the patient, is no question whether there are children. */
const readNamed = (text: string, { toPatient }: ThirdPerson, index: TopicIndex): ClauseTopics => {
	const found = readClauseTopics(text, index);
	if (toPatient === undefined) return found;
	const chosen = found.chosen.filter(({ topic }) => topic.id !== 'children');
	const doubtful = found.doubtful.filter(({ topic }) => topic.id !== 'children');
	return chosen.length > 0 ? { chosen, doubtful } : readClauseTopics(toPatient, index);
};

const readClauses = (
	utterance: string,
	before: readonly PriorTurn[],
	index: TopicIndex,
	patientWords: readonly string[] | undefined,
): AskedClause[] => {
	const clauses = withTags(
		splitClauses(utterance).map((clause) => asThirdPerson(clause, patientWords)),
	);
	const isSummary = clauses.some(({ plain }) => aboutSummary.test(plain));
	return clauses.map((clause, i) => {
		if (
			!clause.asks ||
			isOutsideHistory(clause.plain) ||
			(isSummary && clause.form.asks && clause.form.style === 'leading')
		)
			return clause;
		const bare = canonicalText(clause.plain);
		if (isBare(bare)) return withChosen(clause, readBare(bare, before, index));
		const echoed = clause.marked ? readEcho(clause.plain, before, index) : [];
		if (echoed.length > 0)
			return withChosen({ ...clause, form: { asks: true, style: 'leading' } }, echoed);
		const text = textToRead(clauses, i);
		const found = bareQuestionWord.test(text) ? nothing : readNamed(text, clause, index);
		const alone = clauses.filter(({ asks }) => asks).length === 1;
		const followed = alone ? readFollowUp(canonicalText(text), found.chosen, before, index) : [];
		return followed.length > 0
			? { ...clause, found: { chosen: followed, doubtful: found.chosen } }
			: { ...clause, found: clause.ofSpeaker ? ofSpeaker(found, index) : found };
	});
};

/** "发烧，咳嗽，这些有吗？": a question that names nothing asks about the fragments before it. */
const withFragments = (clauses: AskedClause[], index: TopicIndex): AskedClause[] =>
	clauses.map((clause, i) => {
		if (clause.asks || clause.plain.length > 12) return clause;
		const previous = clauses[i - 1];
		const isExample = /^(?:比如|例如|譬如|像是?|包括|或者?|以及|还有|和)/.test(clause.plain);
		const continues = previous?.asks && previous.sentence === clause.sentence && isExample;
		const later = continues ? previous : clauses.slice(i + 1).find(({ asks }) => asks);
		const isListEnd =
			later &&
			later.sentence === clause.sentence &&
			(continues ||
				later.found.chosen.length === 0 ||
				/^(?:或者|还有|以及|和)|这些|都/.test(later.plain));
		if (!isListEnd || (!clause.form.asks && clause.form.as !== 'statement')) return clause;
		const found = readClauseTopics(clause.plain, index);
		return found.chosen.some(({ score }) => score >= surelyNamed)
			? { ...clause, asks: true, form: later.form, found }
			: clause;
	});

const toReading = (choice: Choice, clause: AskedClause): TopicReading => {
	const asked = clause.form.asks ? clause.form.style : 'closed';
	const isOpenByNature = choice.topic.kind === 'broad' && asked !== 'leading';
	return {
		id: choice.topic.id,
		score: Math.round(choice.score * 100) / 100,
		words: clause.words,
		style: isOpenByNature ? 'open' : asked,
		why: choice.why,
	};
};

const surestFirst = (readings: TopicReading[]): TopicReading[] => {
	const best = new Map<string, TopicReading>();
	for (const reading of readings)
		if (reading.score > (best.get(reading.id)?.score ?? -1)) best.set(reading.id, reading);
	return [...best.values()].sort((a, b) => b.score - a.score);
};

/** "小便顺畅吗，会不会痛": pain alone, asked beside a named symptom, is that symptom's. */
const isLoosePain = (reading: TopicReading, all: readonly TopicReading[]) =>
	reading.id === 'pain' && all.some(({ id }) => id !== 'pain');

/** "可以跟您聊聊吗": a clause that asks for leave asks nothing else, unless it surely names something. */
const onlyAsksLeave = (topic: TopicReading, acts: readonly ActReading[]) =>
	topic.score < surelyNamed &&
	acts.some(
		({ act, words }) =>
			(act === 'consent' || act === 'permission') &&
			(topic.words.includes(words) || words.includes(topic.words)),
	);

const feelings = new Set(['concerns', 'feelings_now', 'mood', 'anxiety', 'stress']);

/** "您一定很担心吧": a feeling named to console is not asked after. */
const onlyConsoles = (topic: TopicReading, acts: readonly ActReading[]) =>
	topic.style === 'leading' &&
	feelings.has(topic.id) &&
	/一定|肯定|想必/.test(topic.words) &&
	acts.some(({ act }) => act === 'empathy');

const perspective = ['ideas', 'concerns', 'expectations'] as const;
const perspectiveActs = (topics: readonly TopicReading[]): ActReading[] =>
	perspective.flatMap((act) => {
		const topic = topics.find(({ id }) => id === act);
		return topic ? [{ act, words: topic.words }] : [];
	});

const readUtterance = (
	full: string,
	before: readonly PriorTurn[],
	index: TopicIndex,
	patientWords: readonly string[] | undefined,
): Reading => {
	const utterance = full.slice(0, longestRead);
	const clauses = withFragments(readClauses(utterance, before, index, patientWords), index);
	const chosen = surestFirst(
		clauses.flatMap((clause) => clause.found.chosen.map((choice) => toReading(choice, clause))),
	);
	const topics = chosen.filter((reading) => !isLoosePain(reading, chosen));
	const candidates = surestFirst(
		clauses.flatMap((clause) => clause.found.doubtful.map((choice) => toReading(choice, clause))),
	).filter(({ id }) => !topics.some((topic) => topic.id === id));
	const acts = readActs(
		utterance,
		clauses.map((clause) => ({ ...clause, elicits: clause.found.chosen.length > 0 })),
	);
	const asked = topics.filter((topic) => !onlyAsksLeave(topic, acts) && !onlyConsoles(topic, acts));
	return {
		topics: asked,
		candidates,
		acts: [...acts, ...perspectiveActs(asked)],
		style: styleOfReading(clauses),
		isQuestion: clauses.some(
			({ asks, plain, form }) =>
				asks ||
				(!form.asks && form.as === 'tag') ||
				(!form.asks && form.as === 'plan' && asksPermission(plain)),
		),
	};
};

/**
 * The Chinese interpreter. Pure and synchronous inside; a reading takes a millisecond or two.
 * @param catalogue the Chinese topics; indices are built once, here.
 */
export const buildChineseInterpreter = ({
	catalogue,
}: {
	catalogue: TopicCatalogue;
}): Interpreter => {
	const index = buildTopicIndex(catalogue);
	return {
		version: `${rules}.${hashOf(catalogue)}`,
		read: async (utterance, before, patientWords) =>
			readUtterance(utterance, before, index, patientWords),
	};
};
