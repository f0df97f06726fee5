/** Where in a document the cursor stands, told by indentation alone: while it is typed a text is seldom well-formed. */
import type { Path } from '../scenario/fault.ts';

export type YamlPlace = {
	/** Of the map or entry that the cursor is in; every entry of a list counts as its first. */
	path: Path;
	/** The field whose value is being written; null while a name or an entry is. */
	field: string | null;
	/** What is written of the word so far. */
	word: string;
};

/** What a line begins with, each with its column. */
type Mark = { column: number; key: string | null };

function marksOf(line: string): Mark[] {
	const [start = ''] = /^[ -]*/.exec(line) ?? [];
	if (!/^ *(- +)*-?$/.test(start)) return [];
	const dashes = [...start.matchAll(/-/g)].map(({ index }) => ({ column: index, key: null }));
	const key = /^([\w-]+):( |$)/.exec(line.slice(start.length))?.[1];
	return key === undefined ? dashes : [...dashes, { column: start.length, key }];
}

/** Walks up and to the left from a column. */
function pathTo(lines: readonly string[], column: number): Path {
	const path: (string | number)[] = [];
	let limit = column;
	for (const line of lines.toReversed()) {
		if (limit === 0 && path[0] !== 0) break;
		if (line.trim() === '' || line.trim().startsWith('#')) continue;
		for (const mark of marksOf(line).toReversed()) {
			// A list may stand at the column of the field it belongs to.
			const belongs =
				mark.key !== null && path[0] === 0 ? mark.column <= limit : mark.column < limit;
			if (!belongs) continue;
			path.unshift(mark.key ?? 0);
			limit = mark.column;
		}
	}
	return path;
}

/** What follows the innermost bracket that is still open on this line. */
function openBracket(line: string): { kind: '[' | '{'; at: number } | null {
	const open: { kind: '[' | '{'; at: number }[] = [];
	for (const [at, sign] of [...line].entries()) {
		if (sign === '[' || sign === '{') open.push({ kind: sign, at });
		else if (sign === ']' || sign === '}') open.pop();
	}
	return open.at(-1) ?? null;
}

const lastKey = (text: string) => [...text.matchAll(/([\w-]+):\s/g)].at(-1)?.[1] ?? null;

function placeInBrackets(
	lines: readonly string[],
	line: string,
	bracket: { kind: string; at: number },
) {
	const inside = line.slice(bracket.at + 1);
	const path = pathTo([...lines, line.slice(0, bracket.at)], bracket.at);
	if (bracket.kind === '[') {
		const field = lastKey(line.slice(0, bracket.at));
		return { path: path.at(-1) === field ? path.slice(0, -1) : path, field };
	}
	const isNaming = /(^|,)\s*[\w-]*$/.test(inside);
	return { path, field: isNaming ? null : lastKey(inside) };
}

/** @param before the whole text up to the cursor. */
export function placeAt(before: string): YamlPlace {
	const lines = before.split('\n');
	const line = lines.pop() ?? '';
	const word = /[\w-]*$/.exec(line)?.[0] ?? '';
	const bracket = openBracket(line);
	if (bracket) return { ...placeInBrackets(lines, line, bracket), word };
	const marks = marksOf(line);
	const own = marks.find(({ key }) => key !== null);
	const start = own?.column ?? line.length - word.length;
	const path = pathTo([...lines, line.slice(0, start)], start);
	return { path, field: own?.key ?? null, word };
}
