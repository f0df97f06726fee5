/** Text made comparable (Unicode form, white space, and loosely case and dashes) without losing where it came from. */

export type FoldedText = {
	text: string;
	/** For each UTF-16 unit of `text`: where the character it came from starts and ends in the source. */
	starts: number[];
	ends: number[];
};

/**
 * exact: canonical Unicode form (NFC) and folded white space only.
 * loose: compatibility form (NFKC), case, dashes and curly apostrophes as well.
 */
type Folding = 'exact' | 'loose';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

export function foldText(source: string, folding: Folding): FoldedText {
	const folded: FoldedText = { text: '', starts: [], ends: [] };
	for (const { segment, index } of charactersOf(source)) {
		append(folded, foldCharacter(segment, folding), index, index + segment.length);
	}
	return withoutTrailingSpace(folded);
}

/**
 * Finds `needle` in folded text, whole characters only, and gives its place in the source.
 * @returns null when it is not there or is empty once folded.
 */
export function findFolded(
	haystack: FoldedText,
	needle: string,
	from = 0,
): { start: number; end: number; foldedStart: number; foldedEnd: number } | null {
	if (needle === '') return null;
	for (let at = haystack.text.indexOf(needle, from); at !== -1;) {
		const last = at + needle.length - 1;
		const start = haystack.starts[at];
		const end = haystack.ends[last];
		const isWhole = haystack.starts[at - 1] !== start && haystack.ends[last + 1] !== end;
		if (isWhole && start !== undefined && end !== undefined) {
			return { start, end, foldedStart: at, foldedEnd: last + 1 };
		}
		at = haystack.text.indexOf(needle, at + 1);
	}
	return null;
}

/** Whether a cut at this offset falls between two characters as a reader sees them. */
export function isCharacterBoundary(text: string, offset: number): boolean {
	if (offset === text.length) return true;
	return graphemes.segment(text).containing(offset)?.index === offset;
}

/** Plain ASCII needs no segmenter, which is slow: each unit is a character. */
function charactersOf(source: string): Iterable<{ segment: string; index: number }> {
	// eslint-disable-next-line no-control-regex
	if (!/^[\u0000-\u007f]*$/.test(source)) return graphemes.segment(source);
	return Array.from(source, (segment, index) => ({ segment, index }));
}

/** Notes and English talk are nearly all ASCII, and every quote that is checked folds its line anew. */
const foldedAscii: Record<Folding, string[]> = { exact: asciiIn('exact'), loose: asciiIn('loose') };

function asciiIn(folding: Folding): string[] {
	return Array.from({ length: 128 }, (_, code) => foldAny(String.fromCharCode(code), folding));
}

function foldCharacter(character: string, folding: Folding): string {
	const known = character.length === 1 ? foldedAscii[folding][character.charCodeAt(0)] : undefined;
	return known ?? foldAny(character, folding);
}

function foldAny(character: string, folding: Folding): string {
	if (/^\s+$/u.test(character)) return ' ';
	if (folding === 'exact') return character.normalize('NFC');
	const compatible = character.normalize('NFKC').toLowerCase();
	return compatible.replace(/\p{Dash_Punctuation}/gu, ' ').replace(/[\u2018\u2019]/g, "'");
}

function append(folded: FoldedText, text: string, start: number, end: number): void {
	const isSpaceAgain = text === ' ' && (folded.text === '' || folded.text.endsWith(' '));
	if (isSpaceAgain) return;
	folded.text += text;
	for (let unit = 0; unit < text.length; unit++) {
		folded.starts.push(start);
		folded.ends.push(end);
	}
}

function withoutTrailingSpace(folded: FoldedText): FoldedText {
	const length = folded.text.trimEnd().length;
	return {
		text: folded.text.slice(0, length),
		starts: folded.starts.slice(0, length),
		ends: folded.ends.slice(0, length),
	};
}
