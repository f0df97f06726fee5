/** Decides what one utterance earns: which facts may be told, what is still held back, which courtesy is due. */
import { contentHash } from '../dialogue/contentHash.ts';
import { likelyScore } from '../dialogue/doubt.ts';
import type { DialogueAct, Reading, TopicId } from '../dialogue/reading.ts';
import type { Fact, Scenario } from '../scenario/schema.ts';
import { absenceLine } from './absence.ts';
import { answerBroad, breadth, isTold } from './answerBroad.ts';
import { isGateOpen } from './gate.ts';
import type { LineKey } from './lines.ts';
import { holdBack, improvise, line, tell } from './part.ts';
import type { ReplyPart, ReplyPlan } from './replyPlan.ts';
import type { TurnInput } from './turnInput.ts';

/** Reactions that leave no room for an answer. */
const overriding = ['role_break', 'abuse'] as const satisfies readonly LineKey[];

/** Acts that get a courtesy when nothing was asked, the most telling first. */
const courtesies = [
	'judgement',
	'defensiveness',
	'jargon',
	'apology',
	'candour',
	'empathy',
	'summary',
	'teach_back',
	'safety_net',
	'examine',
	'order_test',
	'plan',
	'explanation',
	'confidentiality',
	'identity_check',
	'permission',
	'consent',
	'closing',
	'introduction',
	'greeting',
	'reassurance',
	'signposting',
	'thanks',
	'off_topic',
	'acknowledgement',
] as const satisfies readonly DialogueAct[];

/** "How many a day?" where only smoking itself was written; "do you drink?" where only how much. */
function factsOn(topicId: TopicId, { scenario, topics }: TurnInput): Fact[] {
	const wider = topics.get(topicId)?.within;
	const narrower = [...topics].flatMap(([id, { within }]) => (within === topicId ? [id] : []));
	const ways = [[topicId], wider ? [wider] : [], narrower].map((ids) =>
		scenario.facts.filter((fact) => fact.topics.some((id) => ids.includes(id))),
	);
	return ways.find((facts) => facts.length > 0) ?? [];
}

/**
 * New facts on the topic first; told ones again only when nothing is new; held-back ones by their line. What is held
 * back and bears on safety shows in the same breath: whoever heard an answer would not ask again. What was told once
 * is not denied later, whatever its gate does since.
 */
function answerTopic(topicId: TopicId, input: TurnInput): ReplyPart[] {
	const { scenario, memory } = input;
	const facts = factsOn(topicId, input);
	const told = facts.filter((fact) => isTold(fact, memory));
	const untold = facts.filter((fact) => !isTold(fact, memory));
	const fresh = untold.filter((fact) => isGateOpen(fact, memory));
	const shut = untold.find((fact) => !isGateOpen(fact, memory));
	const most = breadth(scenario.patient.persona.talkativeness);
	const holdingBack: ReplyPart[] = shut ? [holdBack(shut, memory)] : [];
	if (fresh.length > 0)
		return [
			...fresh.slice(0, most).map((fact) => tell(fact, memory)),
			...(shut?.safety ? holdingBack : []),
		];
	if (shut) return holdingBack;
	return told.slice(0, most).map((fact) => tell(fact, memory));
}

const retells = (part: ReplyPart) => part.kind === 'fact' && part.variant > 0;

type TopicAnswer = { id: TopicId; words: string; parts: ReplyPart[] };

/**
 * One question that reads on several topics earns one answer: nothing is told over again beside what is new. Of two
 * questions in one breath, what was told once is said again in short, what was repeated already is passed over.
 */
function withoutRetelling(answers: readonly TopicAnswer[]): ReplyPart[] {
	const brings = ({ parts }: TopicAnswer) => !parts.every(retells);
	const anyNews = answers.some(brings);
	return answers.flatMap(({ words, parts }, index) => {
		const same = answers.filter(
			(other) => other.words.includes(words) || words.includes(other.words),
		);
		const isFirst = same.find((other) => other.parts.length > 0) === answers[index];
		const most = same.some(brings) || !isFirst ? 0 : anyNews ? 1 : Infinity;
		return parts.filter((part) => part.kind !== 'fact' || part.variant <= most);
	});
}

function answerTopics(input: TurnInput): ReplyPart[] {
	const { reading, topics, memory } = input;
	const precise = reading.topics.filter(({ id }) => topics.get(id)?.kind !== 'broad');
	const answers = precise.map(({ id, words }) => ({ id, words, parts: answerTopic(id, input) }));
	const absent = answers.filter(({ parts }) => parts.length === 0).map(({ id }) => id);
	// "Otherwise, no" denies whatever is not said beside it.
	const denies = absent.some((id) => topics.get(id)?.category !== 'complaint');
	const present = denies ? answers.flatMap(({ parts }) => parts) : withoutRetelling(answers);
	// A summary is agreed to, not told over again.
	const isSummary = reading.acts.some(({ act }) => act === 'summary');
	if (isSummary && present.some(retells)) return [line('summary', memory)];
	if (present.length > 0) return denies ? [...present, line('rest_absent', memory)] : present;
	if (absent.length === 0) return [];
	const [about = ''] = absent;
	return [improvise(absenceLine(about, topics.get(about)), about, memory)];
}

/** No patient asks of himself whether suicide or sex was meant. */
const unspoken = new Set(['mental', 'sexual']);

/** A question that reached no topic: ask back between two near ones, else ask for other words. */
function answerUnread({ scenario, reading, topics, memory }: TurnInput): ReplyPart[] {
	const likely = reading.candidates
		.filter(({ score }) => score >= likelyScore[scenario.language])
		.slice(0, 2);
	const [first, second] = likely;
	const kinds = likely.map(({ id }) => topics.get(id));
	if (first && second && kinds.every((topic) => topic?.kind === 'broad'))
		return answerBroad([first.id], { scenario, topics, memory });
	const maySay = kinds.every(
		(topic) => topic?.kind !== 'broad' && !unspoken.has(topic?.category ?? ''),
	);
	if (!first || !second || !maySay) return [line('did_not_understand', memory)];
	return [
		{
			kind: 'line',
			key: 'ask_back',
			variant: memory.lineUses.ask_back ?? 0,
			between: [first.id, second.id],
		},
	];
}

function answerSpecialRequest({ reading, memory, findingIds }: TurnInput): ReplyPart[] | null {
	const acts = new Set(reading.acts.map(({ act }) => act));
	const key = overriding.find((act) => acts.has(act));
	if (key) return [line(key, memory)];
	if (findingIds.length > 0) {
		return [line(acts.has('order_test') ? 'order_test' : 'examine', memory)];
	}
	return null;
}

/** Someone who has just come in is greeted back, and told to go ahead if they asked whether they may. */
const entrances = [
	['introduction', 'greeting'],
	['consent', 'permission'],
] as const;

function courtesy({ reading, memory }: TurnInput): ReplyPart[] {
	const acts = new Set<DialogueAct>(reading.acts.map(({ act }) => act));
	if (memory.turn === 1) {
		const keys = entrances.flatMap((choices) => choices.find((act) => acts.has(act)) ?? []);
		if (keys.length > 0) return keys.map((key) => line(key, memory));
	}
	const due = courtesies.find((act) => acts.has(act));
	if (!due) return [];
	if (due === 'off_topic') return [improvise(due, offTopicKey(reading), memory)];
	return [line(due === 'identity_check' ? 'identity' : due, memory)];
}

/** The memory keeps no words of the transcript. */
const offTopicKey = ({ acts }: Reading): string =>
	contentHash(acts.map(({ words }) => words.toLowerCase()).join(' '));

/** At this health literacy and below, medical words are guessed at. */
const guessesJargon = 2;

/** How a question was put does not go by without a word, though it is answered. */
function reactions({ scenario, reading, memory }: TurnInput): ReplyPart[] {
	const wordsOf = (wanted: DialogueAct) =>
		reading.acts.filter(({ act }) => act === wanted).map(({ words }) => words);
	const jargon = wordsOf('jargon');
	const isNew = reading.topics.some(
		({ id, words }) => memory.asked[id] === 1 && jargon.some((word) => words.includes(word)),
	);
	const guesses = isNew && scenario.patient.persona.healthLiteracy <= guessesJargon;
	return [
		...(wordsOf('judgement').length > 0 ? [line('judgement', memory)] : []),
		...(guesses ? [line('jargon_guessed', memory)] : []),
	];
}

function answerRepeat({ reading, memory, scenario }: TurnInput): ReplyPart[] {
	const acts = new Set(reading.acts.map(({ act }) => act));
	if (!acts.has('repeat_request') && !acts.has('clarification_request')) return [];
	const last = scenario.facts.filter((fact) => memory.lastTold.includes(fact.id));
	return last.length > 0
		? last.map((fact) => tell(fact, memory))
		: [line(acts.has('repeat_request') ? 'acknowledgement' : 'clarification', memory)];
}

/** One question of the patient's own, when what prompts it has been told. */
function ownQuestion({ scenario, memory }: TurnInput, parts: readonly ReplyPart[]): ReplyPart[] {
	const telling = new Set(parts.flatMap((part) => (part.kind === 'fact' ? [part.factId] : [])));
	const question = scenario.patient.questions.find(
		({ id, afterFact }) => afterFact && telling.has(afterFact) && !memory.questionsPut.includes(id),
	);
	return question ? [{ kind: 'question', questionId: question.id }] : [];
}

function withoutRepeats(parts: readonly ReplyPart[]): ReplyPart[] {
	const keys = parts.map((part) =>
		part.kind === 'line' ? part.key : 'factId' in part ? part.factId : part.kind,
	);
	return parts.filter((_, index) => keys.indexOf(keys[index]!) === index);
}

/** What another fact of the same reply says too is not said twice in different words. */
function withoutCovered(parts: readonly ReplyPart[], { facts }: Scenario): ReplyPart[] {
	const said = parts.flatMap((part) => (part.kind === 'fact' ? [part.factId] : []));
	const covered = facts.filter(({ id }) => said.includes(id)).flatMap(({ covers = [] }) => covers);
	return parts.filter((part) => part.kind !== 'fact' || !covered.includes(part.factId));
}

/** "How are you?" at the door is how a doctor asks what the matter is. */
const howAreYou = new Set<TopicId>(['general_wellbeing', 'feelings_now']);
const asksAtTheDoor = ({ reading, memory }: TurnInput) =>
	!memory.hasOpened &&
	reading.topics.length > 0 &&
	reading.topics.every(({ id }) => howAreYou.has(id));

function answerAsked(input: TurnInput): ReplyPart[] {
	const { reading, topics } = input;
	if (asksAtTheDoor(input)) return [{ kind: 'opening' }];
	const ids = reading.topics.map(({ id }) => id);
	if (ids.some((id) => topics.get(id)?.kind !== 'broad')) return answerTopics(input);
	const again = answerRepeat(input);
	return again.length > 0 || ids.length === 0 ? again : answerBroad(ids, input);
}

/** The answer to what was asked; courtesies only where nothing was. Never empty. */
export function decideTurn(input: TurnInput): ReplyPlan {
	const special = answerSpecialRequest(input);
	if (special) return { parts: special };
	const { reading, memory } = input;
	const asked = answerAsked(input);
	const answers = asked.length > 0 ? [...reactions(input), ...asked] : [];
	const fallback = () => {
		const kind = courtesy(input);
		if (kind.length > 0) return kind;
		return reading.isQuestion ? answerUnread(input) : [line('listening', memory)];
	};
	const chosen = answers.length > 0 ? answers : fallback();
	const parts = withoutRepeats(withoutCovered(chosen, input.scenario));
	return { parts: [...parts, ...ownQuestion(input, parts)] };
}
