/** What a case bears out: every clinical thing and figure its authored texts affirm, of the patient and of others. */
import type { LineCatalogue } from '../../lines.ts';
import type { Fact, Scenario } from '../../../scenario/schema.ts';
import { splitClauses } from '../clauses.ts';
import type { ClaimReader } from './claimReader.ts';
import { clauseGrammar } from './clauseGrammar.ts';
import { figuresIn } from './figures.ts';
import { atTheStart, peopleOf, readClause, type People, type Whose } from './readClause.ts';

export type CaseClaims = {
	reader: ClaimReader;
	people: People;
	/** `own:cough`, `other:stroke`: what may be said of whom, each with what bears it out: guarded facts, or `openly`. */
	borneOut: ReadonlyMap<string, ReadonlySet<string>>;
	figures: ReadonlySet<number>;
	/** All authored words, in lower case. */
	words: string;
};

/** Borne out by something that is not guarded. */
const openly = '';

/** @param tellable facts told, or in the brief: what a guarded fact alone bears out waits for it. */
export const isBorneOut = (
	{ borneOut }: CaseClaims,
	key: string,
	tellable: ReadonlySet<string>,
): boolean =>
	[...(borneOut.get(key) ?? [])].some((source) => source === openly || tellable.has(source));

export const claimKey = (whose: Whose, id: string) => `${whose}:${id}`;

/** Ids of all that the texts name, said how it may be. */
export const namesIn = (texts: readonly string[], reader: ClaimReader): ReadonlySet<string> =>
	new Set(texts.flatMap((text) => reader.namedIn(text)).map(({ id }) => id));

type Borne = { keys: Map<string, Set<string>>; figures: Set<number> };

function add({ keys }: Borne, key: string, source: string) {
	keys.set(key, new Set([...(keys.get(key) ?? []), source]));
}

const sourceOf = ({ id, disclosure }: Fact) => (disclosure === 'guarded' ? id : openly);

/** "Maureen said I'd gone grey" is hers to say and his to have. */
function bearOut({ text, source }: Authored, borne: Borne, reader: ClaimReader, people: People) {
	const { speaker } = clauseGrammar[reader.language];
	let before = atTheStart;
	for (const clause of splitClauses(text, reader.language)) {
		const { claims, after } = readClause(clause, reader, people, before);
		before = after;
		for (const { id, whose } of claims) {
			add(borne, claimKey(whose, id), source);
			if (speaker.test(clause)) add(borne, claimKey('own', id), source);
		}
	}
	for (const figure of figuresIn(text, reader.language)) borne.figures.add(figure);
}

type OwnQuestion = Scenario['patient']['questions'][number];
type Authored = { text: string; source: string };

/** What holds back is said while the gate is shut. */
const authoredIn = (fact: Fact): Authored[] => [
	...[...fact.says, ...fact.again].map((text) => ({ text, source: sourceOf(fact) })),
	...(fact.holdingBack ?? []).map((text) => ({ text, source: openly })),
];

/** A question of the patient's own says what prompts it. */
const prompted = ({ says, afterFact }: OwnQuestion, facts: readonly Fact[]): Authored => {
	const fact = facts.find(({ id }) => id === afterFact);
	return { text: says, source: fact ? sourceOf(fact) : openly };
};

function isDenial({ says, label }: Fact, { language }: ClaimReader): boolean {
	const { opensDenial } = clauseGrammar[language];
	const [first = ''] = splitClauses(says[0] ?? '', language);
	return [label, first].some((text) => opensDenial.test(text));
}

/**
 * A fact that denies nothing bears out its topics, whatever words it has for them; what facts only deny is not borne
 * out by words in passing.
 */
function bearOutTopics(facts: readonly Fact[], borne: Borne, reader: ClaimReader, people: People) {
	const denials = facts.filter((fact) => isDenial(fact, reader));
	for (const topic of denials.flatMap(({ topics }) => topics))
		borne.keys.delete(claimKey('own', topic));
	for (const fact of facts.filter((one) => !denials.includes(one))) {
		const [first = ''] = splitClauses(fact.says[0] ?? '', reader.language);
		const { whose } = readClause(first, reader, people, atTheStart).after;
		for (const topic of fact.topics) add(borne, claimKey(whose, topic), sourceOf(fact));
	}
}

/** Read once for a case: it takes a while. */
export function buildCaseClaims(
	scenario: Scenario,
	lines: LineCatalogue,
	reader: ClaimReader,
): CaseClaims {
	const { patient, facts, timeline } = scenario;
	const people = peopleOf(scenario);
	const borne: Borne = { keys: new Map(), figures: new Set([patient.age, patient.ageMonths ?? 0]) };
	const open = [
		patient.opening,
		...Object.values(patient.lines).flat(),
		...Object.values(lines.lines).flat(),
		...timeline.flatMap(({ says, cue }) => [says ?? '', cue]),
	];
	const authored = [
		...open.map((text) => ({ text, source: openly })),
		...patient.questions.map((question) => prompted(question, facts)),
		...facts.flatMap(authoredIn),
	];
	for (const one of authored) bearOut(one, borne, reader, people);
	bearOutTopics(facts, borne, reader, people);
	const words = authored
		.map(({ text }) => text)
		.join('\n')
		.toLowerCase();
	return { reader, people, borneOut: borne.keys, figures: borne.figures, words };
}
