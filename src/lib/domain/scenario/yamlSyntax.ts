/** Sentences for what is not well-formed YAML, and which of its errors are worth telling. */
import type { YAMLError } from 'yaml';

export const quote = 'put the text in quotation marks';

/** What follows the first syntax error is mostly its echo; a field written twice stands by itself. */
export function worthTelling(complaints: readonly YAMLError[]): YAMLError[] {
	const inOrder = complaints.toSorted((a, b) => a.pos[0] - b.pos[0]);
	const first = inOrder.find(({ code }) => code !== 'DUPLICATE_KEY');
	return first ? [first] : inOrder;
}

const syntaxSentences: Partial<Record<YAMLError['code'], { problem: string; mend: string }>> = {
	TAB_AS_INDENT: {
		problem: 'a tab is used to indent',
		mend: 'indent with spaces, two for each step',
	},
	BAD_INDENT: {
		problem: 'this line does not line up with the lines it belongs to',
		mend: 'give it the same number of spaces as its neighbours',
	},
	MISSING_CHAR: {
		problem: 'a bracket, quotation mark, colon or space is missing',
		mend: 'look at this line and the one above: close what was opened, and line up the indentation',
	},
	MULTILINE_IMPLICIT_KEY: {
		problem: 'a field name runs over several lines',
		mend: 'look for a missing dash, colon or quotation mark on the line before',
	},
	BLOCK_AS_IMPLICIT_KEY: {
		problem: 'a second colon on this line is read as another field',
		mend: quote,
	},
	TAG_RESOLVE_FAILED: {
		problem: 'a text begins with !, which YAML reads as a type',
		mend: quote,
	},
};

export function syntaxSentence({ code, message, pos }: YAMLError, text: string) {
	if (code === 'DUPLICATE_KEY') {
		const field = text.slice(pos[0]).match(/^[^:\n]*/)?.[0] ?? '';
		return {
			problem: `"${field}" is written twice here`,
			mend: 'keep one of the two, or join them',
		};
	}
	if (code === 'BAD_INDENT' && message.startsWith('Flow')) {
		return {
			problem: 'a bracket was opened above this line and is not closed',
			mend: 'close it with ] or }, or put a text that begins with one in quotation marks',
		};
	}
	return (
		syntaxSentences[code] ?? {
			problem: `this is not well-formed YAML: ${message.split('\n')[0]}`,
			mend: 'look at this line and the one above: indentation, dashes, colons and quotation marks',
		}
	);
}
