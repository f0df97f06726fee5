/** Every number of a result with its place in it: the section of an evaluation that has none of its own. */
import { table } from './markdown.ts';

/** Told elsewhere on the page. */
const left = new Set(['asked', 'reached', 'atMost', 'ok']);

export function listFigures(result: object): string {
	const rows = Object.entries(result)
		.filter(([name]) => !left.has(name))
		.flatMap(([name, value]) => figuresIn(value, name));
	return table(['figure', 'value'], rows);
}

function figuresIn(value: unknown, name: string): string[][] {
	if (typeof value === 'number') return [[name, String(Number(value.toFixed(4)))]];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => figuresIn(inner, `${name}.${key}`));
}
