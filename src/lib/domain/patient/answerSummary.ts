/** A summary is held against what was told: the patient agrees to what they said, and to nothing else. */
import type { SaidBack, TopicId } from '../dialogue/reading.ts';
import type { Fact } from '../scenario/schema.ts';
import { isTold } from './answerBroad.ts';
import { line } from './part.ts';
import type { ReplyPart } from './replyPlan.ts';
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
	const told = scenario.facts.filter((fact) => isTold(fact, memory));
	const covered = new Set(told.flatMap(({ covers = [] }) => covers));
	return scenario.facts.filter((fact) => told.includes(fact) || covered.has(fact.id));
}

/** Told; or asked, and denied because the case holds nothing on it. */
function isAnswered(id: TopicId, told: readonly Fact[], input: TurnInput): boolean {
	const onTopic = input.scenario.facts.filter((fact) => isOn(fact, id, input));
	const wasDenied = (input.memory.asked[id] ?? 0) > 0 && onTopic.length === 0;
	return wasDenied || onTopic.some((fact) => told.includes(fact));
}

function knownWords(told: readonly Fact[], { scenario, memory }: TurnInput): ReadonlySet<string> {
	const { briefing, findings, patient, language } = scenario;
	const shown = findings.filter(({ id }) => memory.findings.includes(id));
	const texts = [
		...told.flatMap(({ label, says, again }) => [label, ...says, ...again]),
		...shown.map(({ label, result }) => `${label ?? ''} ${result}`),
		...[briefing.setting, briefing.task, scenario.title, memory.hasOpened ? patient.opening : ''],
	];
	return contentWords(texts.join(' '), language);
}

/** Details of a complaint ("it got worse") go with the complaint. */
function isKnown(
	{ words, topics }: SaidBack,
	told: readonly Fact[],
	said: ReadonlySet<string>,
	input: TurnInput,
): boolean {
	const { scenario } = input;
	const wanted = contentWords(words, scenario.language);
	if (topics.some((id) => isAnswered(id, told, input))) return true;
	return coverage(said, wanted, factWordsOf(scenario).weigh) >= enough;
}

/** What was never told is neither confirmed nor denied: only that it was not said. */
export function answerSummary(input: TurnInput): ReplyPart {
	const told = toldFacts(input);
	const said = knownWords(told, input);
	const things = input.reading.saidBack ?? [];
	const isWhole = things.every((thing) => isKnown(thing, told, said, input));
	return line(isWhole ? 'summary' : 'summary_unsaid', input.memory);
}
