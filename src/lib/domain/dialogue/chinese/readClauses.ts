/** Reads an utterance clause by clause: which asks, in what form, and on which topics. */
import type { PriorTurn } from '../reading.ts';
import { staysWithFamily, topicsForWhose } from '../whose.ts';
import { callerCheck, isOutsideHistory } from './actLexicon.ts';
import type { AskedClause } from './askedClause.ts';
import { canonicalText } from './canonicalText.ts';
import { readClauseTopics, type Choice, type ClauseTopics } from './clauseTopics.ts';
import { isBare, readBare, readEcho, readFollowUp, surelyNamed } from './followUp.ts';
import { readQuestionForm, type QuestionForm } from './questionForm.ts';
import { splitClauses, type Clause } from './splitClauses.ts';
import { checksSummary, joinedText, sentencesOf, sumsUp } from './summary.ts';
import { asksToSayBack } from './teachBack.ts';
import { readThirdPerson, type ThirdPerson } from './thirdPerson.ts';
import type { TopicIndex } from './topicIndex.ts';
import { namesRelative, relativeIn } from './whoseSymptom.ts';

const shortClause = 6;

const nothing: ClauseTopics = { chosen: [], doubtful: [] };
const aboutSummary = /总结|小结|归纳|概括|梳理|回顾|复述|(?:刚才|刚刚|前面)(?:跟我)?(?:说|提到|讲)/;

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

const stated: QuestionForm = { asks: false, as: 'statement' };

/** What a summary puts to be confirmed is no leading question. */
const formsOf = (clauses: readonly (Clause & ThirdPerson)[]): AskedClause[] => {
	const formed = withTags(clauses);
	if (!sumsUp(clauses)) return formed;
	return formed.map((clause) => {
		const { form, plain } = clause;
		const confirms =
			checksSummary(plain) ||
			(form.asks ? form.style === 'leading' : form.as === 'tag') ||
			/^(?:所以|也就是说)/.test(plain);
		return confirms ? { ...clause, form: stated, asks: false } : clause;
	});
};

/** "有些人会不想活，您有过吗？": what is meant stands in the clause before. */
const pointsBack =
	/^(?=.*(?:有没有|会不会|是不是|吗$|呢$|没有?$))(?:那|那么)?(?:您|你)?(?:现在|以前|最近|自己|也)*(?:有没有|会不会|是不是|想|有|会|是)?(?:过)?(?:这样|这种|这些|类似)?的?(?:感觉|想法|念头|情况|时候|经历|问题)?(?:吗|呢|没有|没)?$/;
/** "很多糖尿病人会手脚发麻": of whom it is said is not asked. */
const ofPeople =
	/^.{0,10}(?:的人|病人|患者|人)(?:家)?(?:都|就|也|有时候?|经常|常常?|容易|可能|难免)*(?:会|想)/;
const bareQuestionWord =
	/^那?(?:哪里|哪儿|什么|啥|谁|多少|几|几个|几次|多少次|哪个|哪些|什么时候|什么颜色的?)[呢啊呀]?$/;

/** "父母都健在吗，身体咋样": still about the relative just named. */
const staysWithRelative =
	/^(?:现在|平时)?(?:身体|有什么病|得过|怎么走|因为什么|什么原因|什么病|有没有(?:什么)?病|健康)/;

/** "小便正常吗，颜色有没有变": a detail of what was just asked. */
const detailOfAsked = /^(?:颜色|量|次数|性状|气味|味道|形状|稠|多不多|什么样的?$|什么颜色)/;

/** "烟，抽吗？": a short question completes the fragment before it. */
const textToRead = (clauses: readonly AskedClause[], i: number): string => {
	const own = clauses[i]?.plain ?? '';
	const previous = clauses[i - 1];
	if (previous?.asks && namesRelative(previous.plain) && staysWithRelative.test(own))
		return `${relativeIn(previous.plain)}${own}`;
	if (previous?.asks && detailOfAsked.test(own)) return `${previous.plain},${own}`;
	if (!previous || previous.asks || (!previous.form.asks && previous.form.as === 'plan'))
		return own;
	if (pointsBack.test(own)) return `${previous.plain.replace(ofPeople, '')},${own}`;
	const fragment = previous.plain;
	const joins =
		previous.sentence === clauses[i]?.sentence &&
		own.length <= shortClause &&
		fragment.length <= 10 &&
		!/^(?:好|嗯|哦|我|那好|谢|喂)/.test(fragment);
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

/** "父母身体如何，有没有高血压": an illness asked in the same breath, of nobody else, is theirs too. */
const stillOfRelative = (
	previous: AskedClause | undefined,
	{ plain, sentence }: AskedClause,
	own: ClauseTopics,
	index: TopicIndex,
): ClauseTopics => {
	const goesOn =
		previous?.asks &&
		previous.sentence === sentence &&
		namesRelative(previous.plain) &&
		!/您|你|孩子/.test(plain) &&
		own.chosen.length > 0 &&
		own.chosen.every(({ topic }) => staysWithFamily(topic));
	return goesOn ? readClauseTopics(`${relativeIn(previous.plain)}${plain}`, index) : own;
};

/** What a clause is read with besides its own words. */
type Around = {
	clauses: readonly AskedClause[];
	before: readonly PriorTurn[];
	index: TopicIndex;
	isAboutSummary: boolean;
	/** Sentences that ask to say back what was told. */
	sayBack: ReadonlySet<number>;
};

const asksNoHistory = (
	{ plain, words, asks, form, sentence }: AskedClause,
	{ isAboutSummary, sayBack }: Around,
) =>
	!asks ||
	sayBack.has(sentence) ||
	isOutsideHistory(plain) ||
	callerCheck.test(words) ||
	(isAboutSummary && form.asks && form.style === 'leading');

/** The turn a short question leans on: what was just asked in the same breath, else the turn before. */
const turnsBefore = (read: readonly AskedClause[], text: string, { clauses, before }: Around) => {
	const last = read.findLast(({ asks }) => asks);
	if (!last) return clauses.filter(({ asks }) => asks).length === 1 ? before : [];
	if (text.length > shortClause) return [];
	const topics = last.found.chosen.map(({ topic }) => topic.id);
	return [{ speaker: 'student' as const, text: last.plain, topics }];
};

const readOne = (
	read: readonly AskedClause[],
	clause: AskedClause,
	around: Around,
): AskedClause => {
	const { clauses, before, index } = around;
	if (asksNoHistory(clause, around)) return clause;
	const bare = canonicalText(clause.plain);
	if (isBare(bare)) return withChosen(clause, readBare(bare, before, index));
	const echoed = clause.marked ? readEcho(clause.plain, before, index) : [];
	if (echoed.length > 0)
		return withChosen({ ...clause, form: { asks: true, style: 'leading' } }, echoed);
	const text = textToRead(clauses, read.length);
	const own = bareQuestionWord.test(text) ? nothing : readNamed(text, clause, index);
	const found = stillOfRelative(read.at(-1), clause, own, index);
	const prior = turnsBefore(read, text, around);
	// A fragment joined to it that named nothing adds nothing.
	const asked = found.chosen.length > 0 ? text : clause.plain;
	const followed = readFollowUp(canonicalText(asked), found.chosen, prior, index);
	return followed.length > 0
		? { ...clause, found: { chosen: followed, doubtful: found.chosen } }
		: { ...clause, found: clause.ofSpeaker ? ofSpeaker(found, index) : found };
};

const readEach = (
	utterance: string,
	before: readonly PriorTurn[],
	index: TopicIndex,
	patientWords: readonly string[] | undefined,
): AskedClause[] => {
	const clauses = formsOf(
		splitClauses(utterance).map((clause) => asThirdPerson(clause, patientWords)),
	);
	const isAboutSummary = clauses.some(({ plain }) => aboutSummary.test(plain));
	const sayBack = new Set(
		sentencesOf(clauses)
			.filter((sentence) => asksToSayBack(joinedText(sentence)))
			.flatMap((sentence) => sentence.map((clause) => clause.sentence)),
	);
	const around = { clauses, before, index, isAboutSummary, sayBack };
	return clauses.reduce<AskedClause[]>(
		(read, clause) => [...read, readOne(read, clause, around)],
		[],
	);
};

/** "发烧，咳嗽，这些有吗？": a question that names nothing asks about the fragments before it. */
const withFragments = (clauses: AskedClause[], index: TopicIndex): AskedClause[] =>
	clauses.map((clause, i) => {
		if (clause.asks || clause.plain.length > 12 || /^喂(?:[您你]好)?$/.test(clause.plain))
			return clause;
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
		const found = readNamed(clause.plain, clause, index);
		return found.chosen.some(({ score }) => score >= surelyNamed)
			? { ...clause, asks: true, form: later.form, found }
			: clause;
	});

/** The clauses of an utterance with what each asks. */
export const readClauses = (
	utterance: string,
	before: readonly PriorTurn[],
	index: TopicIndex,
	patientWords: readonly string[] | undefined,
): AskedClause[] => withFragments(readEach(utterance, before, index, patientWords), index);
