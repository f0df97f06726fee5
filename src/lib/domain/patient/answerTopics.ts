/** Answers the precise questions of an utterance from the facts: what is new, what is kept back, what is not said twice. */
import { contentHash } from '../dialogue/contentHash.ts';
import type { Reading, TopicId, TopicReading, UnansweredQuestion } from '../dialogue/reading.ts';
import type { Fact, Scenario } from '../scenario/schema.ts';
import { absenceLine } from './absence.ts';
import { breadth, isTold } from './answerBroad.ts';
import { isGateOpen } from './gate.ts';
import type { LineKey } from './lines.ts';
import type { PatientMemory } from './memory.ts';
import { answerSummary } from './answerSummary.ts';
import { holdBack, improvise, line, tell } from './part.ts';
import type { ReplyPart } from './replyPlan.ts';
import type { TurnInput } from './turnInput.ts';

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
 * Facts that bear on safety are let go in the author's order: one that is held back keeps the guarded ones behind it.
 * "They'd be better off without me. I'm alright." says and denies the same thing in one breath.
 */
function freshFacts(untold: readonly Fact[], memory: PatientMemory): Fact[] {
	const isShut = (fact: Fact) => !isGateOpen(fact, memory);
	const barrier = untold.findIndex((fact) => fact.safety && isShut(fact));
	return untold.filter(
		(fact, index) =>
			!isShut(fact) && (barrier < 0 || index < barrier || fact.disclosure !== 'guarded'),
	);
}

/**
 * New facts on the topic first; told ones again only when nothing is new; held-back ones by their line. What is held
 * back and bears on safety shows beside what anybody would hear: whoever heard an answer would not ask again. What was
 * told once is not denied later, whatever its gate does since.
 */
function answerTopic({ id, facts: named = [] }: TopicReading, input: TurnInput): ReplyPart[] {
	const { scenario, memory } = input;
	const onTopic = factsOn(id, input);
	const meant = named.flatMap((factId) => scenario.facts.find((fact) => fact.id === factId) ?? []);
	const [first] = meant;
	// Asked for by name, it is said again rather than passed over for what is new.
	if (first && isTold(first, memory)) return [tell(first, memory)];
	const facts = meant.length > 0 ? meant : onTopic;
	const told = facts.filter((fact) => isTold(fact, memory));
	const untold = facts.filter((fact) => !isTold(fact, memory));
	const fresh = freshFacts(untold, memory);
	const shut = untold.find((fact) => !isGateOpen(fact, memory));
	const most = breadth(scenario.patient.persona.talkativeness);
	const holdingBack: ReplyPart[] = shut ? [holdBack(shut, memory)] : [];
	if (fresh.length > 0) {
		const shows = shut?.safety && fresh.every(({ disclosure }) => disclosure !== 'guarded');
		return [
			...fresh.slice(0, most).map((fact) => tell(fact, memory)),
			...(shows ? holdingBack : []),
		];
	}
	if (shut) return holdingBack;
	return told.slice(0, most).map((fact) => tell(fact, memory));
}

const retells = (part: ReplyPart) => part.kind === 'fact' && part.variant > 0;

type TopicAnswer = { id: TopicId; words: string; parts: ReplyPart[] };

/** Named in many a question that is after something else: "when did the chest pain start", "pain in your legs". */
const inPassing = new Set<TopicId>(['pain', 'site', 'character']);

/** A question that only names the complaint, as the patient has told it from the start. */
function namesComplaint({ id, parts }: TopicAnswer, { patient }: Scenario): boolean {
	const opened = (part: ReplyPart) =>
		part.kind === 'fact' && patient.openingFacts.includes(part.factId);
	return parts.every(retells) && (inPassing.has(id) || parts.every(opened));
}

/**
 * One question that reads on several topics earns one answer: nothing is told over again beside what is new. Of two
 * questions in one breath, what was told once is said again in short, what was repeated already is passed over, and so
 * is the complaint.
 */
function withoutRetelling(answers: readonly TopicAnswer[], scenario: Scenario): ReplyPart[] {
	const brings = ({ parts }: TopicAnswer) => !parts.every(retells);
	const anyNews = answers.some(brings);
	return answers.flatMap((answer, index) => {
		const { words, parts } = answer;
		if (anyNews && namesComplaint(answer, scenario)) return [];
		const same = answers.filter(
			(other) => other.words.includes(words) || words.includes(other.words),
		);
		const isFirst = same.find((other) => other.parts.length > 0) === answers[index];
		const most = same.some(brings) || !isFirst ? 0 : anyNews ? 1 : Infinity;
		return parts.filter((part) => part.kind !== 'fact' || part.variant <= most);
	});
}

const denials = new Set<LineKey>(['symptom_absent', 'history_absent']);

/** Whether "no" is an answer at all: nobody is without an address, and a complaint has its details. */
function isDeniable(id: TopicId, { topics }: TurnInput): boolean {
	const topic = topics.get(id);
	return topic?.category !== 'complaint' && denials.has(absenceLine(id, topic));
}

/** "Otherwise, no" denies whatever is not said beside it: it must not follow where a fact that was asked for is untold. */
function leavesUntold(
	{ id, facts }: TopicReading,
	parts: readonly ReplyPart[],
	input: TurnInput,
): boolean {
	const told = parts.flatMap((part) => (part.kind === 'fact' ? [part.factId] : []));
	return factsOn(id, input).some(
		(fact) =>
			(!facts || facts.includes(fact.id)) && !told.includes(fact.id) && !isTold(fact, input.memory),
	);
}

/** The topic its words name, else themselves: asked again in other words, the answer stays. */
const aboutOf = ({ words }: UnansweredQuestion, { topics }: Reading): string =>
	topics.find((topic) => words.includes(topic.words))?.id ?? contentHash(words.toLowerCase());

/** @returns nothing where no precise question was read. */
export function answerTopics(input: TurnInput): ReplyPart[] {
	const { reading, topics, memory } = input;
	const unanswered = reading.unanswered ?? [];
	const isNamed = ({ id, words }: TopicReading) =>
		unanswered.some((question) => question.words.includes(words)) ||
		reading.topics.some((other) => other.facts && other.id !== id && other.words.includes(words));
	const precise = reading.topics.filter(
		(topic) => topics.get(topic.id)?.kind !== 'broad' && (topic.facts || !isNamed(topic)),
	);
	const answers = precise.map((topic) => ({
		...{ id: topic.id, words: topic.words, parts: answerTopic(topic, input) },
	}));
	const absent = answers.filter(({ parts }) => parts.length === 0).map(({ id }) => id);
	const parts = answers.flatMap((answer) => answer.parts);
	const leaves = precise.some((topic) => leavesUntold(topic, parts, input));
	const denies = !leaves && absent.some((id) => isDeniable(id, input));
	const present = denies ? parts : withoutRetelling(answers, input.scenario);
	// A summary is agreed to, not told over again.
	const isSummary = reading.acts.some(({ act }) => act === 'summary');
	if (isSummary && present.some(retells)) return [answerSummary(input)];
	if (present.length > 0) return denies ? [...present, line('rest_absent', memory)] : present;
	const [about] = absent;
	if (about) return [improvise(absenceLine(about, topics.get(about)), about, memory)];
	const [first] = unanswered;
	return first ? [improvise(first.line, aboutOf(first, reading), memory)] : [];
}
