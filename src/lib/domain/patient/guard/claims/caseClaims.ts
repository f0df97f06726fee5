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
	/** `own:cough`, `other:stroke`: what may be said of whom. */
	borneOut: ReadonlySet<string>;
	figures: ReadonlySet<number>;
	/** All authored words, in lower case. */
	words: string;
};

export const claimKey = (whose: Whose, id: string) => `${whose}:${id}`;

/** Ids of all that the texts name, said how it may be. */
export const namesIn = (texts: readonly string[], reader: ClaimReader): ReadonlySet<string> =>
	new Set(texts.flatMap((text) => reader.namedIn(text)).map(({ id }) => id));

type Borne = { keys: Set<string>; figures: Set<number> };

/** "Maureen said I'd gone grey" is hers to say and his to have. */
function bearOut(text: string, { keys, figures }: Borne, reader: ClaimReader, people: People) {
	const { speaker } = clauseGrammar[reader.language];
	let before = atTheStart;
	for (const clause of splitClauses(text, reader.language)) {
		const { claims, after } = readClause(clause, reader, people, before);
		before = after;
		for (const { id, whose } of claims) {
			keys.add(claimKey(whose, id));
			if (speaker.test(clause)) keys.add(claimKey('own', id));
		}
	}
	for (const figure of figuresIn(text, reader.language)) figures.add(figure);
}

const wordsOf = ({ says, again, holdingBack = [] }: Fact) => [...says, ...again, ...holdingBack];

function isDenial({ says, label }: Fact, { language }: ClaimReader): boolean {
	const { opensDenial } = clauseGrammar[language];
	const [first = ''] = splitClauses(says[0] ?? '', language);
	return [label, first].some((text) => opensDenial.test(text));
}

/**
 * A fact that denies nothing bears out its topics, whatever words it has for them; what facts only deny is not borne
 * out by words in passing.
 */
function bearOutTopics(
	facts: readonly Fact[],
	{ keys }: Borne,
	reader: ClaimReader,
	people: People,
) {
	const denials = facts.filter((fact) => isDenial(fact, reader));
	for (const topic of denials.flatMap(({ topics }) => topics)) keys.delete(claimKey('own', topic));
	for (const fact of facts.filter((one) => !denials.includes(one))) {
		const [first = ''] = splitClauses(fact.says[0] ?? '', reader.language);
		const { whose } = readClause(first, reader, people, atTheStart).after;
		for (const topic of fact.topics) keys.add(claimKey(whose, topic));
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
	const borne: Borne = { keys: new Set(), figures: new Set([patient.age, patient.ageMonths ?? 0]) };
	const texts = [
		patient.opening,
		...patient.questions.map(({ says }) => says),
		...Object.values(patient.lines).flat(),
		...Object.values(lines.lines).flat(),
		...facts.flatMap(wordsOf),
		...timeline.flatMap(({ says, cue }) => [says ?? '', cue]),
	];
	for (const text of texts) bearOut(text, borne, reader, people);
	bearOutTopics(facts, borne, reader, people);
	const words = texts.join('\n').toLowerCase();
	return { reader, people, borneOut: borne.keys, figures: borne.figures, words };
}
