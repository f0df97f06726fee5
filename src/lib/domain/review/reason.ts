/** How much a person has to say for changing a mark. */

const fewestWords = 3;
export const longestReason = 1000;

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** At least three words, in any language. */
export function isReasonEnough(reason: string): boolean {
	const said = [...words.segment(reason)].filter(({ isWordLike }) => isWordLike);
	return said.length >= fewestWords;
}
