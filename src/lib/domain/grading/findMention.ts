/** Finds wordings in a note's text, and whether they are asserted there or denied. */
import { findFolded, foldText, type FoldedText } from './foldedText.ts';
import { polarityAt, type Polarity } from './negation.ts';

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
 * (a plural -s is allowed), Chinese as plain runs of characters; case, dashes and full width don't matter.
 * @returns null when none of them occurs.
 */
export function findMention(
	fields: readonly string[],
	wordings: readonly string[],
): Mention | null {
	const mentions = fields
		.flatMap((field) => field.split(clauseEnds))
		.flatMap((clause) => mentionsIn(clause, wordings));
	return bestMention(mentions);
}

/** Asserted before unclear before hedged before denied; the first of equals. */
export function bestMention<M extends Pick<Mention, 'polarity'>>(mentions: readonly M[]): M | null {
	for (const polarity of order) {
		const best = mentions.find((mention) => mention.polarity === polarity);
		if (best) return best;
	}
	return null;
}

function mentionsIn(clause: string, wordings: readonly string[]): Mention[] {
	const folded = foldText(clause, 'loose');
	return wordings.flatMap((wording) =>
		placesOf(folded, foldText(wording, 'loose').text).map(([start, end]) => ({
			polarity: polarityAt(folded.text, start, end),
			quote: clause.trim(),
		})),
	);
}

function placesOf(folded: FoldedText, wording: string): [number, number][] {
	const places: [number, number][] = [];
	let place = findFolded(folded, wording);
	while (place) {
		const end = wordEnd(folded.text, wording, place.foldedEnd);
		if (end !== null && startsWord(folded.text, place.foldedStart)) {
			places.push([place.foldedStart, end]);
		}
		place = findFolded(folded, wording, place.foldedStart + 1);
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
