/** Holds a model's words for a hint against all that a hint must not be; on any doubt the authored words are said. */
import type { Interpreter, Reading } from '../dialogue/reading.ts';
import { createGuard } from '../patient/guard/createGuard.ts';
import { buildGuardRules, type GuardReason } from '../patient/guard/guardRules.ts';
import type { PatientMemory } from '../patient/memory.ts';
import { contentWords } from '../patient/told/contentWords.ts';
import { buildRecogniser } from '../patient/told/recogniseTold.ts';
import type { Rubric } from '../rubric/schema.ts';
import type { Utterance } from '../transcript/utterance.ts';
import { hintDirections } from './hintPrompt.ts';
import { areaOf, type TutoredCase } from './hintTargets.ts';

export type HintFlaw =
	| GuardReason
	/** A thing of the catalogues by name, a number, or words between quotation marks. */
	| 'names_something'
	/** Said to the patient it would have asked or done something. */
	| 'can_be_said';

export type HeldAgainst = {
	tutored: TutoredCase;
	rubric: Rubric;
	memory: PatientMemory;
	utterances: readonly Pick<Utterance, 'text'>[];
	interpreter: Interpreter;
	/** The authored words, which may be repeated. */
	authored: string;
};

/** Characters; authored hints keep to half of it. */
const longest = { en: 260, 'zh-CN': 100 } as const;

/** The guard of the patient's own replies: conclusions, rubric, hidden facts, recitals, foreign language, length. */
function caughtAsReply(said: string, held: HeldAgainst): GuardReason | null {
	const { tutored, rubric, memory, authored } = held;
	const { scenario } = tutored;
	const { language } = scenario;
	const rules = buildGuardRules({
		scenario,
		rubric,
		// This prompt needs no marks: it holds no direction that is put among a student's words.
		key: '',
		directions: [hintDirections[language]],
		allowed: [authored],
		hidden: scenario.facts.filter(({ id }) => !(id in memory.told)),
	});
	const guard = createGuard({ ...rules, mostCharacters: longest[language] });
	return guard.push(said).caught ?? guard.end().caught;
}

/** Whether it tells in other words what the patient has not told, more than the authored words seem to. */
function tellsHidden(said: string, { tutored, memory, authored }: HeldAgainst): boolean {
	const { scenario } = tutored;
	const near = scenario.facts.filter(({ id }) => !(id in memory.told));
	const recognise = buildRecogniser(scenario);
	const seeming = recognise(authored, { planned: [], near });
	return recognise(said, { planned: [], near }).some((id) => !seeming.includes(id));
}

const quotedOrCounted = /["“”«»「」『』\d]/u;

/** Words by which the catalogues and the case name things, one by one. */
function namingWords({ scenario, findings, topics }: TutoredCase): ReadonlySet<string> {
	const named: { label?: string | undefined }[] = [
		...[...topics.values(), ...findings],
		...[...scenario.findings, ...scenario.actions],
	];
	const labels = named.flatMap(({ label }) => label ?? []);
	return contentWords(labels.join(' | '), scenario.language);
}

/** What nobody has mentioned yet, a hint does not mention first. */
function namesSomething(said: string, { tutored, utterances }: HeldAgainst): boolean {
	if (quotedOrCounted.test(said)) return true;
	const { language } = tutored.scenario;
	const ours = tutored.hints.areas.flatMap((area) => [area.think, area.untouched, area.begun]);
	const spoken = utterances.map(({ text }) => text);
	const known = contentWords([...ours, ...spoken].join(' | '), language);
	const naming = namingWords(tutored);
	return [...contentWords(said, language)].some((word) => naming.has(word) && !known.has(word));
}

/** Whether a student who copied it into the conversation would have asked or done something that a hint points at. */
export function wouldCount({ topics, acts }: Reading, tutored: TutoredCase): boolean {
	return (
		topics.length > 0 ||
		acts.some(({ act }) => act === 'jargon' || areaOf({ kind: 'act', id: act }, tutored))
	);
}

const isChinese = ({ tutored }: HeldAgainst) => tutored.scenario.language === 'zh-CN';

/** @returns what is wrong with it, or null when it may be shown. */
export async function flawOfHint(said: string, held: HeldAgainst): Promise<HintFlaw | null> {
	// Short, it may be all abbreviations to the guard of Chinese replies.
	if (isChinese(held) && !/\p{Script=Han}/u.test(said)) return 'foreign_language';
	const caught = caughtAsReply(said, held);
	if (caught) return caught;
	if (tellsHidden(said, held)) return 'hidden_fact';
	if (namesSomething(said, held)) return 'names_something';
	const { tutored, interpreter } = held;
	const { patientWords } = tutored.scenario.patient.speaker ?? {};
	const reading = await interpreter.read(said, [], patientWords);
	return wouldCount(reading, tutored) ? 'can_be_said' : null;
}
