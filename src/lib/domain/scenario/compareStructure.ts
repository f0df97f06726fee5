/** Where two languages of one scenario or rubric differ in more than wording. */
import type { Flaw, Path } from './fault.ts';

/**
 * Compares a structure with that of the leading language. Entries with an `id` are matched by it, in any order.
 * @param leading the file name of the language that leads, for the sentences.
 */
export function compareStructure(ours: unknown, theirs: unknown, leading: string): Flaw[] {
	return differences(ours, theirs, [], leading);
}

function differences(ours: unknown, theirs: unknown, path: Path, leading: string): Flaw[] {
	if (isEntries(ours) && isEntries(theirs)) return entryDifferences(ours, theirs, path, leading);
	if (isRecord(ours) && isRecord(theirs)) {
		return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((key) =>
			differences(ours[key], theirs[key], [...path, key], leading),
		);
	}
	if (canonical(ours) === canonical(theirs)) return [];
	return [
		{
			path,
			problem: `"${nameOf(path)}" is ${brief(ours)} here but ${brief(theirs)} in ${leading}`,
			mend: 'make the two the same; only the wording may differ between languages',
		},
	];
}

type Entry = Record<string, unknown> & { id: string };

function entryDifferences(ours: Entry[], theirs: Entry[], path: Path, leading: string): Flaw[] {
	const missing = theirs.filter(({ id }) => !ours.some((entry) => entry.id === id));
	return [
		...missing.map(({ id }) => ({
			path,
			problem: `"${id}" is in ${leading} but not here`,
			mend: `add "${id}" to "${nameOf(path)}", or take it out there`,
		})),
		...ours.flatMap((entry, index) => {
			const twin = theirs.find(({ id }) => id === entry.id);
			if (twin) return differences(entry, twin, [...path, index], leading);
			return {
				path: [...path, index, 'id'],
				problem: `"${entry.id}" is here but not in ${leading}`,
				mend: 'add it there, or take it out here; look for a mistyped id',
			};
		}),
	];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isEntries = (value: unknown): value is Entry[] =>
	Array.isArray(value) && value.every((item) => isRecord(item) && typeof item.id === 'string');

const nameOf = (path: Path): string =>
	String(path.findLast((part) => typeof part === 'string') ?? 'the file');

function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (!isRecord(value)) return JSON.stringify(value) ?? 'nothing';
	const fields = Object.keys(value).filter((key) => value[key] !== undefined);
	return `{${fields
		.toSorted()
		.map((key) => `${key}:${canonical(value[key])}`)
		.join(',')}}`;
}

function brief(value: unknown): string {
	if (value === undefined) return 'absent';
	const text = JSON.stringify(value);
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
