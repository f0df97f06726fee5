/** Values as YAML text, written as the authors of cases write them. */
import { Document, isScalar, isSeq, Scalar, visit } from 'yaml';

export type Inline = {
	/** Inside brackets more marks need quotation. */
	inFlow: boolean;
	/** The style of the text that stands there now. */
	like?: Scalar.Type | undefined;
};

const identifier = /^[a-z][a-z0-9_]*$/;
const wide = { lineWidth: 0, flowCollectionPadding: false } as const;

/** A text keeps its style where the style can hold it. */
function scalarOf(text: string, like: Inline['like']): Scalar {
	const scalar = new Scalar(text);
	const type = like?.startsWith('BLOCK') && !text.includes('\n') ? 'PLAIN' : like;
	scalar.type = text.includes('\n') ? 'QUOTE_DOUBLE' : type;
	return scalar;
}

/** @returns null for what does not go on one line. */
export function inlineOf(value: unknown, { inFlow, like }: Inline): string | null {
	if (typeof value === 'string' && value.includes('\n') && !inFlow && like?.startsWith('BLOCK')) {
		return null;
	}
	if (typeof value === 'object' && value !== null && !inFlow && !isShort(value)) return null;
	const document = new Document([typeof value === 'string' ? scalarOf(value, like) : value]);
	visit(document, { Collection: (_, node) => void (node.flow = true) });
	const written = document.toString(wide).trimEnd();
	// Long flow collections break into lines whatever the width.
	if (written.includes('\n')) return typeof value === 'string' ? JSON.stringify(value) : null;
	return inFlow || typeof value === 'object' ? written.slice(1, -1) : plainOf(value, like);
}

/** Outside brackets commas and brackets need no quotation. */
function plainOf(value: unknown, like: Inline['like']): string | null {
	const document = new Document(typeof value === 'string' ? scalarOf(value, like) : value);
	const written = document.toString(wide).trimEnd();
	return written.includes('\n') ? JSON.stringify(value) : written;
}

const isShort = (value: object) =>
	Array.isArray(value) &&
	value.every(
		(one) => typeof one === 'number' || (typeof one === 'string' && identifier.test(one)),
	);

const indented = (lines: readonly string[], column: number) =>
	lines.map((line) => line && ' '.repeat(column) + line).join('\n');

/** `|` or `>`, and the text's own lines below it. */
function blockTextOf(text: string, column: number, like: Inline['like']): string {
	const scalar = new Scalar(text);
	scalar.type = like ?? 'BLOCK_LITERAL';
	const written = new Document({ k: scalar }).toString({ lineWidth: 100 }).trimEnd();
	const [head = '', ...body] = written.split('\n');
	return ` ${head.slice('k: '.length)}\n${indented(
		body.map((line) => line.trimStart()),
		column,
	)}`;
}

const isNameList = (node: unknown) =>
	isSeq(node) && node.items.every((one) => isScalar(one) && identifier.test(String(one.value)));

/** On lines of its own, each indented by `column`, behind what stands on the line above. */
export function blockOf(value: unknown, column: number, { like }: Inline): string {
	if (typeof value === 'string') return blockTextOf(value, column, like);
	const document = new Document(value);
	visit(document, { Seq: (_, node) => void (node.flow = isNameList(node)) });
	return `\n${indented(document.toString(wide).trimEnd().split('\n'), column)}`;
}
