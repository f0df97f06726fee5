/** Mends slips of the keyboard in words the catalogue knows: "alergies", "medicaton". */
import type { Topic } from '../topicCatalogue.ts';
import { expandContraction } from './expandContraction.ts';

export type MendSpelling = (form: string) => string;

const SHORTEST = 6;
/** Real words one letter away from one of the catalogue's. */
const leaveAlone = new Set(
	`stated seating heated sitting heading though through thought wondering medial shallow topical extent tough sharing
	pronation probation steam crappy healed headed surrounding waited wanted clearing learning backed spoke separate
	presented table tablet stepped stepping stopping raises betting beating loosen taping popped induce crusting charge
	change petting imagine carrier carried reflex sells ejection loading texted horse speeding beside expert pitched
	copping waving thirty showed minute patterns bother shouting sending brother mother father stroke strike stable staple marking`.split(
		/\s+/,
	),
);

/** "Steroid" beside "steroids" is another form of the word, not a slip. */
const isOtherForm = (a: string, b: string) =>
	a.startsWith(b) || b.startsWith(a) || a.slice(0, -1) === b.slice(0, -1);

/** Whether one letter dropped, added, changed or two swapped makes `a` into `b`. */
export function isOneSlipAway(a: string, b: string): boolean {
	if (Math.abs(a.length - b.length) > 1) return false;
	let from = 0;
	while (from < a.length && a[from] === b[from]) from += 1;
	let endA = a.length;
	let endB = b.length;
	while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
		endA -= 1;
		endB -= 1;
	}
	const left = endA - from;
	const right = endB - from;
	if (Math.max(left, right) <= 1) return true;
	return left === 2 && right === 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
}

const plainWords = (text: string): string[] =>
	text
		.toLowerCase()
		.replaceAll('’', "'")
		.split(/[^a-z']+/)
		.flatMap((word) => [...expandContraction(word)]);

type Vocabulary = { words: Set<string>; stems: string[]; byLetter: Map<string, string[]> };

function vocabularyOf(topics: readonly Topic[]): Vocabulary {
	const cues = topics.flatMap((topic) => [...topic.cues, ...topic.unless, ...topic.notWith]);
	const parts = cues.flatMap((cue) => cue.toLowerCase().split(/[\s/_?-]+/));
	const stems = parts.filter((part) => part.endsWith('*')).map((part) => part.slice(0, -1));
	const words = new Set([
		...topics.flatMap((topic) => topic.phrasings).flatMap(plainWords),
		...parts.filter((part) => !part.endsWith('*')),
	]);
	const byLetter = new Map<string, string[]>();
	for (const word of words) {
		if (word.length < SHORTEST) continue;
		const letter = word[0] ?? '';
		byLetter.set(letter, [...(byLetter.get(letter) ?? []), word]);
	}
	return { words, stems, byLetter };
}

/** Only a word the catalogue does not know, one slip from exactly one that it does, with the same first letter. */
export function buildSpelling(topics: readonly Topic[]): MendSpelling {
	const { words, stems, byLetter } = vocabularyOf(topics);
	const mended = new Map<string, string>();
	const mend = (form: string): string => {
		if (words.has(form) || leaveAlone.has(form) || stems.some((stem) => form.startsWith(stem)))
			return form;
		const near = (byLetter.get(form[0] ?? '') ?? []).filter(
			(word) => isOneSlipAway(form, word) && !isOtherForm(form, word),
		);
		return near.length === 1 ? (near[0] ?? form) : form;
	};
	return (form) => {
		if (form.length < SHORTEST - 1 || !/^[a-z]+$/.test(form)) return form;
		const known = mended.get(form);
		if (known !== undefined) return known;
		const result = mend(form);
		if (mended.size < 5000) mended.set(form, result);
		return result;
	};
}
