/** A YAML text with the line and column of everything in it. */
import {
	isMap,
	isNode,
	isPair,
	isScalar,
	isSeq,
	LineCounter,
	parseDocument,
	visit,
	type Document,
} from 'yaml';
import type { Fault, Flaw, Path } from './fault.ts';
import { quote, syntaxSentence, worthTelling } from './yamlSyntax.ts';

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
	const complaints = worthTelling([...document.errors, ...document.warnings]);
	if (complaints.length > 0) {
		return {
			faults: complaints.map((complaint) => {
				const { line, col } = lines.linePos(complaint.pos[0]);
				return { file, line, column: col, ...syntaxSentence(complaint, text) };
			}),
		};
	}
	const source = sourceOf(document, lines, file);
	try {
		const data: unknown = document.toJS({ maxAliasCount: 100 });
		if (data === null) return { faults: source.locate([emptyFile]) };
		return { source, data };
	} catch (error) {
		return { faults: source.locate([aliasFlaw(document, error)]) };
	}
}

const emptyFile: Flaw = {
	path: [],
	problem: 'the file is empty',
	mend: 'write the fields its kind of file needs',
};

/** A text that begins with `*` is read as a reference; so may be real ones, nested until they explode. */
function aliasFlaw(document: Document, error: unknown): Flaw {
	let at: Path = [];
	visit(document, {
		Alias(key, node, parents) {
			if (node.resolve(document)) return;
			at = pathTo(key, parents);
			return visit.BREAK;
		},
	});
	if (at.length === 0) {
		const reason = error instanceof Error ? error.message : String(error);
		return { path: at, problem: `the file cannot be read: ${reason}`, mend: writeOut };
	}
	return {
		path: at,
		problem: 'a text begins with *, which YAML reads as a reference',
		mend: quote,
	};
}

const writeOut = 'write the repeated part out, without & and *';

function pathTo(key: unknown, parents: readonly unknown[]): Path {
	const keys = parents.flatMap((parent, index): (string | number)[] => {
		if (isPair(parent)) return isScalar(parent.key) ? [String(parent.key.value)] : [];
		const child = parents[index + 1];
		return isSeq(parent) && child !== undefined ? [parent.items.indexOf(child)] : [];
	});
	return typeof key === 'number' ? [...keys, key] : keys;
}

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
			flaws.map(({ path, onKey, ...flaw }) => {
				// An empty file has no line starts to count from.
				const { line, col } = lines.linePos(offsetOf(path, onKey));
				return { file, line: Math.max(line, 1), column: Math.max(col, 1), ...flaw };
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
