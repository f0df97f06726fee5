/** Finds wordings in a note's text, and whether they are asserted there or denied. */
import { findFolded, foldText, type FoldedText } from './foldedText.ts';
import { deniesWithin, polarityAt, type Polarity } from '../dialogue/negation.ts';

export type Mention = {
	polarity: Polarity;
	/** The clause it stands in, verbatim: what is denied must show its denial. */
	quote: string;
};

const order: readonly Polarity[] = ['affirmed', 'unclear', 'hedged', 'denied'];

/** Ends of clauses; a full stop only before a space, so that "2.5 mg" stays whole. */
const clauseEnds = /(?<=[;!?。；！？\n])|(?<=\.)(?=\s|$)/u;

/**
 * The best mention of any of the wordings, by `bestMention`. Latin words match as whole words
 * (a plural -s is allowed), Chinese as plain runs of characters; case, dashes and full width don't matter. `...`
 * in a wording stands for up to four words, as in the catalogue of topics.
 * @returns null when none of them occurs.
 */
export function findMention(
	fields: readonly string[],
	wordings: readonly string[],
): Mention | null {
	const folded = wordings.map((wording) => foldText(wording, 'loose').text);
	const mentions = fields
		.flatMap((field) => field.split(clauseEnds))
		.flatMap((clause) => mentionsIn(clause, folded));
	return bestMention(mentions);
}

/** A text clause by clause, without the blanks around them. */
export const clausesOf = (text: string): string[] =>
	text
		.split(clauseEnds)
		.map((clause) => clause.trim())
		.filter(Boolean);

/** Asserted before unclear before hedged before denied; the first of equals. */
export function bestMention<M extends Pick<Mention, 'polarity'>>(mentions: readonly M[]): M | null {
	for (const polarity of order) {
		const best = mentions.find((mention) => mention.polarity === polarity);
		if (best) return best;
	}
	return null;
}

/** @param wordings loosely folded. */
function mentionsIn(clause: string, wordings: readonly string[]): Mention[] {
	const folded = foldText(clause, 'loose');
	const quote = clause.trim();
	return wordings.flatMap((wording) =>
		placesOf(folded, wording).map(({ start, end, gap }) => ({
			polarity: deniesWithin(gap) ? 'denied' : polarityAt(folded.text, start, end),
			quote,
		})),
	);
}

/** `gap` is what stands between the parts of a wording that has `...` in it. */
type Place = { start: number; end: number; gap: string };

function placesOf(folded: FoldedText, wording: string): Place[] {
	const [first = '', ...rest] = wording.split('...').map((part) => part.trim());
	return rest.reduce(
		(places, part) => places.flatMap((place) => continued(folded, place, part)),
		placesOfRun(folded, first),
	);
}

/** Up to four words, or in Chinese about as many characters as four words have. */
const shortGap = /^(?:[^\p{L}\p{N}]*[\p{L}\p{N}']+){0,4}[^\p{L}\p{N}]*$/u;
const longestGap = 40;

function continued(folded: FoldedText, place: Place, part: string): Place[] {
	return placesOfRun(folded, part).flatMap(({ start, end }) => {
		const gap = folded.text.slice(place.end, start);
		const isNear = start >= place.end && gap.length <= longestGap && shortGap.test(gap);
		return isNear ? [{ start: place.start, end, gap: `${place.gap} ${gap}` }] : [];
	});
}

function placesOfRun(folded: FoldedText, run: string): Place[] {
	const places: Place[] = [];
	let found = findFolded(folded, run);
	while (found) {
		const { foldedStart: start, foldedEnd } = found;
		const end = wordEnd(folded.text, run, foldedEnd);
		if (end !== null && startsWord(folded.text, start)) places.push({ start, end, gap: '' });
		found = findFolded(folded, run, start + 1);
	}
	return places;
}

const latin = /[\p{Script=Latin}\p{N}]/u;

function startsWord(text: string, start: number): boolean {
	return !(latin.test(text.charAt(start)) && latin.test(text.charAt(start - 1)));
}

/** Where the word ends, its plural ending included; null when the wording stops inside a word. */
function wordEnd(text: string, wording: string, end: number): number | null {
	if (!latin.test(wording.at(-1) ?? '') || !latin.test(text.charAt(end))) return end;
	const plural =
		wording.length >= 3 ? /^e?s(?![\p{Script=Latin}\p{N}])/u.exec(text.slice(end)) : null;
	return plural ? end + plural[0].length : null;
}
