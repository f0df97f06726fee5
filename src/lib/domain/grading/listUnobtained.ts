/** What a note documents though it was never obtained: facts that no line told, findings that nobody asked for. */
import { contentWords } from '../patient/told/contentWords.ts';
import { coverage, weighByRarity, type Weigh } from '../patient/told/coverage.ts';
import type { Fact, Scenario } from '../scenario/schema.ts';
import { clausesOf, findMention } from './findMention.ts';
import { wasObtained } from './gradeNote.ts';
import { factsHeard } from './factsHeard.ts';
import type { GradingInput } from './grader.ts';
import { fieldsOf, partOf, type NoteBox, type NotePart } from './noteFields.ts';

export type Unobtained = {
	kind: 'fact' | 'finding';
	id: string;
	label: string;
	/** Where the note says it. */
	part: NotePart;
	quote: string;
};

type Record = Pick<GradingInput, 'scenario' | 'rubric' | 'utterances' | 'events' | 'note'>;
type Clause = { part: NotePart; quote: string };

/** Diagnoses are conclusions and the plan speaks of what is still to come: neither claims to have been obtained. */
const claims: readonly NoteBox[] = ['summary', 'problems', 'reasons_for', 'reasons_against'];

/** So much of a fact's weight in one clause, in two different words or more, and it is that fact. */
const enough = 0.7;
const fewestWords = 2;

/**
 * Told by shared words, so that it shows what it is sure of and misses what is put in other words; a clause that a told
 * fact explains as well accuses nobody. Items whose author says what must have been obtained are looked at by the
 * author's own wordings.
 * @param findings the names of what can be examined and ordered; without names they are not looked for.
 */
export function listUnobtained(
	record: Record,
	findings: readonly { id: string; label: string }[] = [],
): Unobtained[] {
	const clauses = fieldsOf(record.note)
		.filter(({ box }) => claims.includes(box))
		.flatMap(({ box, text }) => clausesOf(text).map((quote) => ({ part: partOf(box), quote })));
	const found = [
		...unobtainedByItems(record),
		...unobtainedFacts(record, clauses),
		...unobtainedFindings(record, clauses, findings),
	];
	return [...new Map(found.map((each) => [`${each.kind} ${each.id}`, each])).values()];
}

function unobtainedByItems(record: Record): Unobtained[] {
	const { rubric, scenario, note } = record;
	return rubric.sections
		.flatMap(({ items }) => items)
		.flatMap(({ criterion }): Unobtained[] => {
			if (criterion.kind !== 'note' || wasObtained(criterion, record)) return [];
			const fact = scenario.facts.find(({ id }) => criterion.obtained?.facts.includes(id));
			const wordings = criterion.mentions.flat();
			return fieldsOf(note).flatMap(({ box, text }) => {
				const mention = fact && findMention([text], wordings);
				if (!fact || mention?.polarity !== 'affirmed') return [];
				const { id, label } = fact;
				return [{ kind: 'fact', id, label, part: partOf(box), quote: mention.quote }];
			});
		});
}

const wordsOf = ({ label }: Pick<Fact, 'label'>, { language }: Scenario) =>
	contentWords(label, language);

/** What the student knew from the door and the telephone. */
const givenWords = ({ language, patient, briefing }: Scenario) => {
	const { name, occupation, speaker } = patient;
	const known = [name, occupation, speaker?.name, speaker?.relation, ...Object.values(briefing)];
	return contentWords(known.join(' '), language);
};

function unobtainedFacts(
	{ scenario, utterances }: Record,
	clauses: readonly Clause[],
): Unobtained[] {
	const told = factsHeard(scenario, utterances);
	const weigh = weighByRarity(scenario.facts.map((fact) => wordsOf(fact, scenario)));
	const given = givenWords(scenario);
	return clauses.flatMap(({ part, quote }) => {
		const words = [...contentWords(quote, scenario.language)];
		const said = new Set(words.filter((word) => !given.has(word)));
		const held = (fact: Fact) => heldBy(said, wordsOf(fact, scenario), weigh);
		const explained = Math.max(0, ...scenario.facts.filter(({ id }) => told.has(id)).map(held));
		return scenario.facts
			.filter((fact) => !told.has(fact.id) && held(fact) >= enough && held(fact) > explained)
			.map(({ id, label }): Unobtained => ({ kind: 'fact', id, label, part, quote }));
	});
}

function heldBy(said: ReadonlySet<string>, wanted: ReadonlySet<string>, weigh: Weigh): number {
	const shared = [...wanted].filter((word) => said.has(word)).length;
	return shared < fewestWords ? 0 : coverage(said, wanted, weigh);
}

/** Speaks of what is still to be done. */
const intent =
	/\b(?:await\w*|pending|for|order\w*|request\w*|arrang\w*|book\w*|plan\w*|need\w*|require\w*|will|should|to do|repeat|consider|urgent|chase|check|get|needs?|not (?:done|yet))\b|待|拟|完善|行|查|需|建议|计划|预约|申请|复查|考虑/iu;

/** Claims a result. */
const result =
	/\d|\b(?:normal|abnormal|clear|raised|elevat\w*|low|high|positive|negative|show(?:s|ed|ing)?|changes?|unremarkable|nad|soft|tender|fast|slow)\b|正常|异常|阳性|阴性|升高|降低|示|未见|可闻|压痛|偏快|偏慢/iu;
/** Chinese names shorter than this stand inside other words. */
const shortestChineseName = 3;

/** Says that something was not obtained, or not yet. */
const pending =
	/\b(?:await\w*|pending|to be \w+|to do|(?:not|never) (?:yet |been )*(?:done|taken|measured|recorded|checked)|blank|nobody|no one)\b|n['’]t\b|待|拟|空着|(?:没|未)(?:有|能|让|给|曾)?(?:量|测|做|查|拍|抽)/iu;
/** A patient reports a deed: "they did an ECG". To have had an illness, or to take tablets for it, is none. */
const deed =
	/\b(?:did|done|took|taken|checked|measured|tested|showed|came back)\b|(?<![没未不])(?:量|测|做|查|拍|抽)(?:了|过|出|的)/iu;
const medicine = /\b(?:tablets?|pills?|medicines?|medication)\b|药/iu;

/** What was denied before it ends here: "she could not sign, and her pulse is fast". */
const newThought = /, and\b/i;

/**
 * Clauses that give results: of the door note, of what the narrator showed, and of deeds that
 * the patient reports. Vital signs show the pulse, whatever it is listed as.
 */
const clausesShown = ({ scenario, utterances }: Record): string[] => {
	const { setting, task } = scenario.briefing;
	const linesOf = (speaker: 'patient' | 'narrator') =>
		utterances.filter((line) => line.speaker === speaker).flatMap(({ text }) => clausesOf(text));
	return [
		...[setting, task].flatMap(clausesOf),
		...linesOf('narrator'),
		...linesOf('patient').filter((clause) => deed.test(clause) && !medicine.test(clause)),
	]
		.flatMap((clause) => [clause, ...clause.split(newThought)])
		.filter((clause) => result.test(clause) && !pending.test(clause));
};

function unobtainedFindings(
	record: Record,
	clauses: readonly Clause[],
	findings: readonly { id: string; label: string }[],
): Unobtained[] {
	const done = new Set(record.events.map(({ targetId }) => targetId));
	const clausesOfResults = clausesShown(record);
	const undone = findings.filter(
		({ id, label }) =>
			!done.has(id) && isWholeName(label) && !clausesOfResults.some(affirms(label)),
	);
	const shown = findings.filter(({ id }) => done.has(id));
	return clauses.flatMap(({ part, quote }) => {
		const isNamed = ({ label }: { label: string }) => affirms(label)(quote);
		if (intent.test(quote) || !result.test(quote) || shown.some(isNamed)) return [];
		return undone
			.filter(isNamed)
			.map(({ id, label }): Unobtained => ({ kind: 'finding', id, label, part, quote }));
	});
}

const affirms = (label: string) => (clause: string) =>
	findMention([clause], [label])?.polarity === 'affirmed';

const isWholeName = (label: string) =>
	!/\p{Script=Han}/u.test(label) || label.length >= shortestChineseName;
