/** Decides what one utterance earns: which facts may be told, what is still held back, which courtesy is due. */
import { contentHash } from '../dialogue/contentHash.ts';
import { likelyScore } from '../dialogue/doubt.ts';
import type { DialogueAct, Reading, TopicId, TopicReading } from '../dialogue/reading.ts';
import type { Scenario } from '../scenario/schema.ts';
import { answerBroad, isOpening } from './answerBroad.ts';
import { answerSummary } from './answerSummary.ts';
import { answerTopics } from './answerTopics.ts';
import type { LineKey } from './lines.ts';
import { improvise, line, tell } from './part.ts';
import type { ReplyPart, ReplyPlan } from './replyPlan.ts';
import type { TurnInput } from './turnInput.ts';

/** Reactions that leave no room for an answer. */
const overriding = [
	'student_distress',
	'role_break',
	'abuse',
] as const satisfies readonly LineKey[];

/** Acts that get a courtesy when nothing was asked, the most telling first. */
const courtesies = [
	'judgement',
	'defensiveness',
	'jargon',
	'apology',
	'candour',
	'empathy',
	'confidentiality',
	'summary',
	'teach_back',
	'safety_net',
	'examine',
	'order_test',
	'plan',
	'explanation',
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

function courtesy(input: TurnInput): ReplyPart[] {
	const { reading, memory } = input;
	const acts = new Set<DialogueAct>(reading.acts.map(({ act }) => act));
	if (memory.turn === 1) {
		const keys = entrances.flatMap((choices) => choices.find((act) => acts.has(act)) ?? []);
		if (keys.length > 0) return keys.map((key) => line(key, memory));
	}
	const due = courtesies.find((act) => acts.has(act));
	if (!due) return [];
	if (due === 'summary') return [answerSummary(input)];
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
	const meets = (words: string, term: string) => words.includes(term) || term.includes(words);
	const strange = scenario.patient.persona.healthLiteracy <= guessesJargon;
	const terms = strange ? wordsOf('jargon') : [];
	const guessed = reading.topics.filter(({ words }) => terms.some((term) => meets(words, term)));
	const isNew = guessed.some(({ id }) => memory.asked[id] === 1);
	const isLost = terms.length > 0 && guessed.length === 0;
	return [
		...(wordsOf('judgement').length > 0 ? [line('judgement', memory)] : []),
		...(isNew ? [line('jargon_guessed', memory)] : []),
		...(isLost ? [line('jargon', memory)] : []),
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

/** What another fact of the same reply says too is neither said twice in different words nor held back beside it. */
function withoutCovered(parts: readonly ReplyPart[], { facts }: Scenario): ReplyPart[] {
	const said = parts.flatMap((part) => (part.kind === 'fact' ? [part.factId] : []));
	const covered = facts.filter(({ id }) => said.includes(id)).flatMap(({ covers = [] }) => covers);
	return parts.filter((part) => !('factId' in part) || !covered.includes(part.factId));
}

/** "How are you?" at the door is how a doctor asks what the matter is. */
const howAreYou = new Set<TopicId>(['general_wellbeing', 'feelings_now']);
const asksAtTheDoor = ({ reading, memory }: TurnInput) =>
	!memory.hasOpened &&
	Object.keys(memory.told).length === 0 &&
	reading.topics.length > 0 &&
	reading.topics.every(({ id }) => howAreYou.has(id));

/**
 * "Are you Mrs Dunn? Tell me what has been happening": who has not said yet why they came says it, whatever else was
 * asked in the same breath; what was asked beside it and nobody authored is passed over.
 */
function withOpening(parts: ReplyPart[], { reading, topics, memory }: TurnInput): ReplyPart[] {
	const isInvited = reading.topics.some(
		({ id }) => topics.get(id)?.kind === 'broad' && isOpening(id, memory),
	);
	if (memory.hasOpened || !isInvited) return parts;
	return [...parts.filter(({ kind }) => kind !== 'line'), { kind: 'opening' }];
}

function answerAsked(input: TurnInput): ReplyPart[] {
	const { reading, topics } = input;
	if (asksAtTheDoor(input)) return [{ kind: 'opening' }];
	const ids = reading.topics.map(({ id }) => id);
	if (reading.unanswered || ids.some((id) => topics.get(id)?.kind !== 'broad'))
		return withOpening(answerTopics(input), input);
	const again = answerRepeat(input);
	return again.length > 0 || ids.length === 0 ? again : answerBroad(ids, input);
}

/** Acts that tell the patient something: "if it gets worse, ring 111" asks nothing about the course. */
const tellings = new Set<DialogueAct>(['safety_net', 'plan', 'explanation']);

/**
 * Topics that were named and not asked: in the words that told something, in the conditions of a safety net that ends
 * in "all right?", and in a request to say back what was heard.
 */
function withoutNamedTopics({ reading, topics }: TurnInput): Reading {
	const acts = new Set(reading.acts.map(({ act }) => act));
	const told = reading.acts.filter(({ act }) => tellings.has(act)).map(({ words }) => words);
	const isAsked = ({ id, words, style }: TopicReading) =>
		!told.some((stretch) => stretch.includes(words)) &&
		!(acts.has('safety_net') && style === 'leading') &&
		!(acts.has('teach_back') && topics.get(id)?.kind === 'broad');
	return { ...reading, topics: reading.topics.filter(isAsked) };
}

/** The answer to what was asked; courtesies only where nothing was. Never empty. */
export function decideTurn(turn: TurnInput): ReplyPlan {
	const input = { ...turn, reading: withoutNamedTopics(turn) };
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
