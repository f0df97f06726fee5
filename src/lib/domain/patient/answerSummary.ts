/** A summary is held against what was told: the patient agrees to what they said, and to nothing else. */
import type { SaidBack, TopicId } from '../dialogue/reading.ts';
import type { Fact } from '../scenario/schema.ts';
import { withCovered } from '../scenario/withCovered.ts';
import { isTold } from './answerBroad.ts';
import { line } from './part.ts';
import type { ReplyPart } from './replyPlan.ts';
import { agreesWith, isDenial, type Account } from './told/agreesWith.ts';
import { contentWords } from './told/contentWords.ts';
import { coverage } from './told/coverage.ts';
import { factWordsOf } from './told/factWords.ts';
import type { TurnInput } from './turnInput.ts';

/** Of a thing's words, weighed by rarity, the share that was said or stood on the door note, to be known by them alone. */
const enough = 0.4;

/** The wider topic and the narrower ones count with it: "you smoke twenty a day". */
function isOn(fact: Fact, id: TopicId, { topics }: TurnInput): boolean {
	return fact.topics.some(
		(own) => own === id || topics.get(own)?.within === id || topics.get(id)?.within === own,
	);
}

function toldFacts({ scenario, memory }: TurnInput): Fact[] {
	const told = scenario.facts.filter((fact) => isTold(fact, memory)).map(({ id }) => id);
	const heard = withCovered(scenario.facts, new Set(told));
	return scenario.facts.filter(({ id }) => heard.has(id));
}

/** Named by their own topics, and denied together by "any other illnesses?" - "No". */
const illnesses = new Set<TopicId>([
	...['diabetes', 'hypertension', 'cholesterol', 'heart_disease', 'asthma', 'stroke', 'cancer'],
	'bleeding_disorder',
]);

/** Asked, by itself or among past illnesses of which all was told, and the case holds nothing on it. */
function wasDenied(id: TopicId, told: readonly Fact[], input: TurnInput): boolean {
	const { scenario, memory } = input;
	const wasAsked = (topic: TopicId) => (memory.asked[topic] ?? 0) > 0;
	const isAllTold = (topic: TopicId) =>
		scenario.facts.every((fact) => !isOn(fact, topic, input) || told.includes(fact));
	if (scenario.facts.some((fact) => isOn(fact, id, input))) return false;
	return wasAsked(id) || (illnesses.has(id) && wasAsked('pmh') && isAllTold('pmh'));
}

const accountOf = ({ label, says, again }: Fact): Account => [label, ...says, ...again];

/** What was told on the topic says the same; or it was denied, and is said back as absent. */
function isAnswered(id: TopicId, words: string, told: readonly Fact[], input: TurnInput): boolean {
	const { language } = input.scenario;
	const onTopic = told.filter((fact) => isOn(fact, id, input)).map(accountOf);
	if (onTopic.length === 0) return isDenial(words, language) && wasDenied(id, told, input);
	return agreesWith(words, onTopic, language, factWordsOf(input.scenario).weigh);
}

/** What the student was told and shown, and what stood on the door note. */
function allAccounts(told: readonly Fact[], { scenario, memory }: TurnInput): Account[] {
	const { briefing, findings, patient } = scenario;
	const shown = findings.filter(({ id }) => memory.findings.includes(id));
	return [
		...told.map(accountOf),
		...shown.map(({ label, result }) => [`${label ?? ''} ${result}`]),
		...[briefing.setting, briefing.task, scenario.title].map((text) => [text]),
		...(memory.hasOpened ? [[patient.opening]] : []),
	];
}

/** Named with many a thing that is about something else: "the pain came on after you ran". */
const inPassing = new Set<TopicId>(['pain', 'site', 'character']);

/** Agreeing to it would tell what is guarded: it is on a topic of the thing, or explains its words better. */
function touchesGuarded(
	{ words, topics }: SaidBack,
	told: readonly Fact[],
	knownShare: number,
	input: TurnInput,
): boolean {
	const { known, weigh } = factWordsOf(input.scenario);
	const wanted = contentWords(words, input.scenario.language);
	return known
		.filter(({ fact }) => fact.disclosure === 'guarded' && !told.includes(fact))
		.some(({ fact, words: own }) => {
			const share = coverage(own, wanted, weigh);
			const isNamed = topics.some((id) => !inPassing.has(id) && isOn(fact, id, input));
			return isNamed || (share >= enough && share > knownShare);
		});
}

/** What the thing is about: details of a complaint go with what else it names. */
function mainTopics(ids: readonly TopicId[], { topics }: TurnInput): readonly TopicId[] {
	const main = ids.filter((id) => topics.get(id)?.category !== 'complaint');
	return main.length > 0 ? main : ids;
}

/** All that was told and shown, read once for all things of a summary. */
type Known = { told: readonly Fact[]; accounts: readonly Account[]; said: ReadonlySet<string> };

function isKnown(thing: SaidBack, { told, accounts, said }: Known, input: TurnInput): boolean {
	const { words, topics } = thing;
	const { scenario } = input;
	const { weigh } = factWordsOf(scenario);
	const share = coverage(said, contentWords(words, scenario.language), weigh);
	if (topics.length === 0 || touchesGuarded(thing, told, share, input)) return false;
	if (mainTopics(topics, input).every((id) => isAnswered(id, words, told, input))) return true;
	return share >= enough && agreesWith(words, accounts, scenario.language, weigh);
}

/** What was never told is neither confirmed nor denied: only that it was not said. */
export function answerSummary(input: TurnInput): ReplyPart {
	const told = toldFacts(input);
	const accounts = allAccounts(told, input);
	const said = contentWords(accounts.flat().join(' '), input.scenario.language);
	const things = input.reading.saidBack ?? [];
	const isWhole = things.every((thing) => isKnown(thing, { told, accounts, said }, input));
	return line(isWhole ? 'summary' : 'summary_unsaid', input.memory);
}
