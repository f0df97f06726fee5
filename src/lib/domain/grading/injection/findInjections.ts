/**
 * Words of a student that are meant for whoever marks, or for a model, instead of for the patient. A sign costs nobody
 * a mark: a person looks at what was given. No line of it is a list of known attacks; each rule is a kind of attempt.
 */
import type { Language } from '../../dialogue/topicCatalogue.ts';
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

/** Kinds of attempt that a text shows; none in ordinary talk. Both languages are looked for in either. */
export function signsIn(text: string, language: Language): string[] {
	const plain = text
		.normalize('NFKC')
		.replace(/[\u2018\u2019]/gu, "'")
		.replace(/\s+/gu, ' ');
	const phrases = [...englishSigns, ...chineseSigns].flatMap(([sign, patterns]) =>
		patterns.some((pattern) => pattern.test(plain)) ? [sign] : [],
	);
	const shapes = shapeSigns.flatMap(([sign, shows]) => (shows(text) ? [sign] : []));
	const foreign = isForeign(plain, language) ? ['foreign_language'] : [];
	return [...new Set([...phrases, ...shapes, ...foreign])];
}

type Record = Pick<GradingInput, 'utterances' | 'note' | 'scenario'>;

export function findInjections({ utterances, note, scenario }: Record): Injection[] {
	const { language } = scenario;
	const said = utterances
		.filter(({ speaker }) => speaker === 'student')
		.flatMap(({ id, text }) =>
			signsIn(text, language).map((sign) => ({ sign, in: { utteranceId: id } })),
		);
	const written = fieldsOf(note).flatMap(({ box, text }) =>
		signsIn(text, language).map((sign) => ({ sign, in: { box } })),
	);
	return [...said, ...written];
}

export const isInjectionSuspected = (record: Record): boolean => findInjections(record).length > 0;
