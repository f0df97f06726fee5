/**
 * Words of a student that are meant for whoever marks, or for a model, instead of for the patient. A sign costs nobody
 * a mark: a person looks at what was given. No line of it is a list of known attacks; each rule is a kind of attempt.
 */
import type { Language } from '../../dialogue/topicCatalogue.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { GradingInput } from '../grader.ts';
import { fieldsOf, type NoteBox } from '../noteFields.ts';
import { chineseSigns } from './chineseSigns.ts';
import { englishSigns } from './englishSigns.ts';
import { isForeign } from './foreignSign.ts';
import { shapeSigns } from './shapeSigns.ts';

/** Where, and what kind of attempt. */
export type Injection = {
	sign: string;
	in: { utteranceId: string } | { box: NoteBox };
};

/**
 * Kinds of attempt that a text shows; none in ordinary talk. Both languages are looked for in either.
 * @param ownWords of the case: who asks a patient about what his case tells of speaks to him and to nobody else.
 */
export function signsIn(text: string, language: Language, ownWords = ''): string[] {
	const plain = text
		.normalize('NFKC')
		.replace(/[\u2018\u2019]/gu, "'")
		.replace(/\s+/gu, ' ');
	const shows = (pattern: RegExp) =>
		pattern.test(plain) &&
		[...plain.matchAll(new RegExp(pattern, `${pattern.flags}g`))].some(
			([words]) => !ownWords.includes(words),
		);
	const phrases = [...englishSigns, ...chineseSigns].flatMap(([sign, patterns]) =>
		patterns.some(shows) ? [sign] : [],
	);
	const shapes = shapeSigns.flatMap(([sign, isIn]) => (isIn(text) ? [sign] : []));
	const foreign = isForeign(plain, language) ? ['foreign_language'] : [];
	return [...new Set([...phrases, ...shapes, ...foreign])];
}

type Record = Pick<GradingInput, 'utterances' | 'note' | 'scenario'>;

/** What the patient of a case may say. */
const wordsOf = ({ facts }: Scenario): string =>
	facts.flatMap(({ says, again }) => [...says, ...again]).join('\n');

export function findInjections({ utterances, note, scenario }: Record): Injection[] {
	const { language } = scenario;
	const own = wordsOf(scenario);
	const said = utterances
		.filter(({ speaker }) => speaker === 'student')
		.flatMap(({ id, text }) =>
			signsIn(text, language, own).map((sign) => ({ sign, in: { utteranceId: id } })),
		);
	const written = fieldsOf(note).flatMap(({ box, text }) =>
		signsIn(text, language, own).map((sign) => ({ sign, in: { box } })),
	);
	return [...said, ...written];
}

export const isInjectionSuspected = (record: Record): boolean => findInjections(record).length > 0;
