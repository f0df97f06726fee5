/** The transcript line a reader was led to, and the words in it that count. */
export type ShownQuote = { position: number; quote: string };

/** Splits a line around the quoted words; the whole line when they are not in it. */
export function splitAround(text: string, quote: string | undefined): [string, string, string] {
	const start = quote ? text.indexOf(quote) : -1;
	if (!quote || start < 0) return [text, '', ''];
	return [text.slice(0, start), quote, text.slice(start + quote.length)];
}
