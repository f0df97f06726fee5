/** Changes one value in an author's document; comments, order and all other lines stay as they were. */
import { parseDocument, type Document } from 'yaml';
import type { Path } from '../scenario/fault.ts';
import { spliceFor, type Splice, type YamlEdit } from './spliceYaml.ts';

export type { Splice, YamlEdit } from './spliceYaml.ts';

const read = (text: string) => parseDocument(text, { prettyErrors: false });

const isReadable = ({ errors }: Document) => errors.length === 0;

function edited(data: unknown, edit: YamlEdit): unknown {
	const copy: unknown = structuredClone(data);
	const [owner, last] = [ownerOf(copy, edit.path), edit.path.at(-1)];
	if (edit.kind === 'append') {
		const list = owner && last !== undefined ? (owner[last] ??= []) : copy;
		if (Array.isArray(list)) list.push(edit.value);
		return copy;
	}
	if (!owner || last === undefined) return copy;
	if (edit.kind === 'set') owner[last] = edit.value;
	else if (Array.isArray(owner)) owner.splice(Number(last), 1);
	else delete owner[last];
	return copy;
}

type Owner = Record<string | number, unknown>;

const ownerOf = (data: unknown, path: Path): Owner | undefined =>
	path.slice(0, -1).reduce<unknown>((value, key) => (value as Owner | undefined)?.[key], data) as
		Owner | undefined;

export const applySplice = (text: string, { from, to, insert }: Splice): string =>
	text.slice(0, from) + insert + text.slice(to);

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The library's own way: keeps comments and order, but may lay lines out anew. */
function rewritten(text: string, edit: YamlEdit): string | null {
	const document = read(text);
	if (edit.kind === 'set') document.setIn(edit.path, document.createNode(edit.value));
	else if (edit.kind === 'append') document.addIn(edit.path, document.createNode(edit.value));
	else document.deleteIn(edit.path);
	return document.toString({ lineWidth: 0 });
}

/**
 * The one change that makes the edit. What it says is read again before it is given out: a document never comes
 * to mean anything but what was asked.
 * @returns null where the text is not well-formed YAML, or the edit leads nowhere in it.
 */
export function editYaml(text: string, edit: YamlEdit): Splice | null {
	const document = read(text);
	if (!isReadable(document)) return null;
	const wanted = edited(document.toJS(), edit);
	const means = (changed: string) => {
		const again = read(changed);
		return isReadable(again) && same(again.toJS(), wanted);
	};
	const splice = spliceFor({ text, document }, edit);
	if (splice && means(applySplice(text, splice))) return splice;
	const whole = rewritten(text, edit);
	return whole !== null && means(whole) ? { from: 0, to: text.length, insert: whole } : null;
}
