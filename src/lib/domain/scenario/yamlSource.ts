/** A YAML text with the line and column of everything in it. */
import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { Fault, Flaw, Path } from './fault.ts';

export type Source = {
	file: string;
	/** Gives each flaw its line; what is absent from the file is placed at its nearest parent. */
	locate(flaws: readonly Flaw[]): Fault[];
};

export type ReadYaml = { source: Source; data: unknown } | { faults: Fault[] };

/** @param file the name that faults carry, as the author knows it. */
export function readYaml(text: string, file: string): ReadYaml {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	const complaints = [...document.errors, ...document.warnings];
	if (complaints.length > 0) {
		return {
			faults: complaints.map(({ code, message, pos }) => {
				const { line, col } = lines.linePos(pos[0]);
				return { file, line, column: col, ...syntaxSentence(code, message) };
			}),
		};
	}
	const source = sourceOf(document, lines, file);
	try {
		const data: unknown = document.toJS({ maxAliasCount: 100 });
		if (data === null) return { faults: source.locate([emptyFile]) };
		return { source, data };
	} catch (error) {
		return { faults: source.locate([aliasFlaw(error)]) };
	}
}

const emptyFile: Flaw = {
	path: [],
	problem: 'the file is empty',
	mend: 'write the fields its kind of file needs',
};

const aliasFlaw = (error: unknown): Flaw => ({
	path: [],
	problem: `the file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
	mend: 'write the repeated part out, without & and *',
});

function sourceOf(document: Document, lines: LineCounter, file: string): Source {
	const offsetOf = (path: Path, onKey = false): number => {
		const keyAt = onKey ? keyOffset(document, path) : undefined;
		if (keyAt !== undefined) return keyAt;
		const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
		if (isNode(node) && node.range) return node.range[0];
		return path.length === 0 ? 0 : offsetOf(path.slice(0, -1));
	};
	return {
		file,
		locate: (flaws) =>
			flaws.map(({ path, problem, mend, onKey }) => {
				// An empty file has no line starts to count from.
				const { line, col } = lines.linePos(offsetOf(path, onKey));
				return { file, line: Math.max(line, 1), column: Math.max(col, 1), problem, mend };
			}),
	};
}

function keyOffset(document: Document, path: Path): number | undefined {
	const parent: unknown =
		path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
	if (!isMap(parent)) return undefined;
	const wanted = String(path.at(-1));
	const pair = parent.items.find(
		(item) => isPair(item) && isScalar(item.key) && String(item.key.value) === wanted,
	);
	return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}

const syntaxSentences: Partial<Record<string, { problem: string; mend: string }>> = {
	DUPLICATE_KEY: {
		problem: 'this field is written twice in the same place',
		mend: 'keep one of the two, or join them',
	},
	TAB_AS_INDENT: {
		problem: 'a tab is used to indent',
		mend: 'indent with spaces, two for each step',
	},
	BAD_INDENT: {
		problem: 'this line does not line up with the lines it belongs to',
		mend: 'give it the same number of spaces as its neighbours',
	},
	MISSING_CHAR: {
		problem: 'a bracket, quotation mark or colon is missing',
		mend: 'close what was opened on this line or above it',
	},
	BAD_ALIAS: {
		problem: 'a text begins with * or &, which YAML reads as a reference',
		mend: 'put the text in quotation marks',
	},
	MULTILINE_IMPLICIT_KEY: {
		problem: 'a field name runs over several lines',
		mend: 'look for a missing dash, colon or quotation mark on the line before',
	},
	BLOCK_AS_IMPLICIT_KEY: {
		problem: 'a second colon on this line is read as another field',
		mend: 'put the text in quotation marks',
	},
	TAG_RESOLVE_FAILED: {
		problem: 'a text begins with !, which YAML reads as a type',
		mend: 'put the text in quotation marks',
	},
};

function syntaxSentence(code: string, message: string): { problem: string; mend: string } {
	return (
		syntaxSentences[code] ?? {
			problem: `this is not well-formed YAML: ${message.split('\n')[0]}`,
			mend: 'look at this line and the one above: indentation, dashes, colons and quotation marks',
		}
	);
}
