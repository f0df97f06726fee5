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
	/\d|\b(?:normal|abnormal|clear|raised|elevat\w*|low|high|positive|negative|show(?:s|ed|ing)?|changes?|unremarkable|nad|soft|tender)\b|正常|异常|阳性|阴性|升高|降低|示|未见|可闻|压痛/iu;
/** Chinese names shorter than this stand inside other words. */
const shortestChineseName = 3;

/** The door note, what a result showed and what the patient said: vital signs show the pulse, whatever it is listed as. */
const textsShown = ({ scenario, utterances }: Record): string[] => [
	...[scenario.briefing.setting, scenario.briefing.task],
	...utterances.filter(({ speaker }) => speaker !== 'student').map(({ text }) => text),
];

function unobtainedFindings(
	record: Record,
	clauses: readonly Clause[],
	findings: readonly { id: string; label: string }[],
): Unobtained[] {
	const done = new Set(record.events.map(({ targetId }) => targetId));
	const texts = textsShown(record);
	const undone = findings.filter(
		({ id, label }) => !done.has(id) && isWholeName(label) && !findMention(texts, [label]),
	);
	const shown = findings.filter(({ id }) => done.has(id));
	return clauses.flatMap(({ part, quote }) => {
		const names = ({ label }: { label: string }) =>
			findMention([quote], [label])?.polarity === 'affirmed';
		if (intent.test(quote) || !result.test(quote) || shown.some(names)) return [];
		return undone
			.filter(names)
			.map(({ id, label }): Unobtained => ({ kind: 'finding', id, label, part, quote }));
	});
}

const isWholeName = (label: string) =>
	!/\p{Script=Han}/u.test(label) || label.length >= shortestChineseName;
