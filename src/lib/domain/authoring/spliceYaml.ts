/** Where in a YAML text one change goes, so that every other byte of it stays as its author wrote it. */
import {
	isCollection,
	isMap,
	isNode,
	isPair,
	isScalar,
	isSeq,
	type Document,
	type Node,
} from 'yaml';
import type { Path } from '../scenario/fault.ts';
import { blockOf, inlineOf, type Inline } from './writeYaml.ts';

/** Replaces `text.slice(from, to)`. */
export type Splice = { from: number; to: number; insert: string };

/** `append`: at the end of the list at `path`. */
export type YamlEdit =
	| { kind: 'set'; path: Path; value: unknown }
	| { kind: 'append'; path: Path; value: unknown }
	| { kind: 'remove'; path: Path };

type Place = { text: string; document: Document };

const nodeAt = ({ document }: Place, path: Path): Node | null => {
	const found: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
	return isNode(found) ? found : null;
};

const lineStart = (text: string, at: number) => text.lastIndexOf('\n', at - 1) + 1;
/** Behind the line's break. */
function lineEnd(text: string, at: number): number {
	const end = text.indexOf('\n', at);
	return end < 0 ? text.length : end + 1;
}
const columnOf = (text: string, at: number) => at - lineStart(text, at);

const startOf = (node: Node) => node.range?.[0] ?? 0;

/** Where what is written of a node ends; the library counts what follows it as part of a collection. */
function endOf(text: string, node: Node): number {
	const [start, end] = node.range ?? [0, 0];
	if (isScalar(node))
		return node.source === '' && node.value === null
			? start
			: start + text.slice(start, end).trimEnd().length;
	if (!isCollection(node) || node.flow) return end;
	const last = node.items.at(-1);
	if (isPair(last)) {
		if (isNode(last.value) && !isAbsent(last.value)) return endOf(text, last.value);
		return isNode(last.key) ? text.indexOf(':', endOf(text, last.key)) + 1 : end;
	}
	return isNode(last) ? endOf(text, last) : end;
}

/** Nothing is written: `key:` and no more. */
const isAbsent = (node: Node) => isScalar(node) && node.value === null && node.source === '';

const isFlow = (node: Node | null) => isCollection(node) && node.flow === true;

function insideFlow(place: Place, path: Path): boolean {
	return path.some((_, depth) => isFlow(nodeAt(place, path.slice(0, depth))));
}

/** Behind the line that `at` stands in, on a line of its own. */
function onNewLine(text: string, at: number, insert: string): Splice {
	const end = lineEnd(text, at);
	const isLast = end === text.length && !text.endsWith('\n');
	return { from: end, to: end, insert: isLast ? `\n${insert.trimEnd()}` : insert };
}

const pairAt = (place: Place, path: Path) => {
	const parent = nodeAt(place, path.slice(0, -1));
	if (!isMap(parent)) return undefined;
	return parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
};

function keyColumn(place: Place, path: Path): number {
	const key = pairAt(place, path)?.key;
	if (isScalar(key)) return columnOf(place.text, startOf(key));
	const node = nodeAt(place, path);
	// An entry of a list: its dash stands two before it.
	return node ? Math.max(0, columnOf(place.text, startOf(node)) - 2) : 0;
}

function replace(place: Place, path: Path, node: Node, value: unknown): Splice {
	const { text } = place;
	const style: Inline = {
		like: isScalar(node) ? node.type : undefined,
		inFlow: insideFlow(place, path),
	};
	const [from, to] = [startOf(node), isAbsent(node) ? startOf(node) : endOf(text, node)];
	const inline = inlineOf(value, style);
	const before = text[from - 1];
	const gap = isAbsent(node) && before !== ' ' ? ' ' : '';
	if (inline !== null) return { from, to, insert: gap + inline };
	const block = blockOf(value, keyColumn(place, path) + 2, style);
	return { from: isAbsent(node) ? from : trimmedBack(text, from), to, insert: block.trimEnd() };
}

/** A block begins on a line of its own: the blank before the old value goes. */
const trimmedBack = (text: string, at: number) => {
	let from = at;
	while (/[ \n]/.test(text[from - 1] ?? '')) from -= 1;
	return text[from - 1] === ':' || text[from - 1] === '-' ? from : at;
};

/** A field that its map does not have yet goes behind its last one. */
function addField(place: Place, path: Path, value: unknown): Splice | null {
	const map = nodeAt(place, path.slice(0, -1));
	const key = String(path.at(-1));
	if (!isMap(map)) return null;
	const end = endOf(place.text, map);
	const inFlow = isFlow(map) || insideFlow(place, path.slice(0, -1));
	if (inFlow) {
		const written = inlineOf(value, { inFlow });
		const last = map.items.at(-1)?.value;
		if (written === null || !isNode(last)) return null;
		const at = endOf(place.text, last);
		return { from: at, to: at, insert: `, ${key}: ${written}` };
	}
	const first = map.items[0]?.key;
	if (!isNode(first)) return null;
	const column = columnOf(place.text, startOf(first));
	return onNewLine(place.text, end, `${' '.repeat(column)}${key}:${valueAfter(value, column)}\n`);
}

function valueAfter(value: unknown, column: number): string {
	const inline = inlineOf(value, { inFlow: false });
	return inline === null ? blockOf(value, column + 2, { inFlow: false }).trimEnd() : ` ${inline}`;
}

function append(place: Place, path: Path, value: unknown): Splice | null {
	const { text } = place;
	const list = nodeAt(place, path);
	if (list === null || isAbsent(list) || (isSeq(list) && list.items.length === 0)) {
		return set(place, path, [value]);
	}
	if (!isSeq(list)) return null;
	const last = list.items.at(-1);
	if (!isNode(last)) return null;
	if (list.flow || insideFlow(place, path)) {
		const written = inlineOf(value, { inFlow: true });
		const at = endOf(text, last);
		return written === null ? null : { from: at, to: at, insert: `, ${written}` };
	}
	const dash = text.lastIndexOf('-', startOf(last) - 1);
	const column = columnOf(text, dash);
	// As its neighbours are written.
	const like = isScalar(last) ? last.type : undefined;
	const inline = typeof value === 'object' ? null : inlineOf(value, { inFlow: false, like });
	const body = inline ?? blockOf(value, column + 2, { inFlow: false }).trimStart();
	return onNewLine(text, endOf(text, last), `${' '.repeat(column)}- ${body.trimEnd()}\n`);
}

function set(place: Place, path: Path, value: unknown): Splice | null {
	const node = nodeAt(place, path);
	return node === null ? addField(place, path, value) : replace(place, path, node, value);
}

function remove(place: Place, path: Path): Splice | null {
	const { text } = place;
	const parent = nodeAt(place, path.slice(0, -1));
	if (!isCollection(parent)) return null;
	if (parent.items.length === 1 && isSeq(parent)) return set(place, path.slice(0, -1), []);
	if (parent.flow || insideFlow(place, path)) return removeFromFlow(place, path);
	const node = nodeAt(place, path);
	const pair = pairAt(place, path);
	const start = isNode(pair?.key)
		? startOf(pair.key)
		: node && text.lastIndexOf('-', startOf(node) - 1);
	if (start === null || start === undefined || start < 0) return null;
	// The first field of an entry shares the line of the dash.
	if (text.slice(lineStart(text, start), start).trim() !== '') return null;
	const end = node && !isAbsent(node) ? endOf(text, node) : start;
	return { from: lineStart(text, start), to: lineEnd(text, end), insert: '' };
}

function removeFromFlow(place: Place, path: Path): Splice | null {
	const list = nodeAt(place, path.slice(0, -1));
	const index = path.at(-1);
	if (!isSeq(list) || typeof index !== 'number') return null;
	const [before, own, after] = [list.items[index - 1], list.items[index], list.items[index + 1]];
	if (!isNode(own)) return null;
	if (isNode(before))
		return { from: endOf(place.text, before), to: endOf(place.text, own), insert: '' };
	if (isNode(after)) return { from: startOf(own), to: startOf(after), insert: '' };
	return null;
}

/** @returns null where the change cannot be made without touching what stands around it. */
export function spliceFor(place: Place, edit: YamlEdit): Splice | null {
	if (edit.kind === 'remove') return remove(place, edit.path);
	if (edit.kind === 'append') return append(place, edit.path, edit.value);
	return set(place, edit.path, edit.value);
}
