/** Reads what a document says, whatever it says: while it is being written nothing about it is sure. */
import type { OwnIds } from '#lib/domain/authoring/completions.ts';
import type { Path } from '#lib/domain/scenario/fault.ts';

type Entry = Record<string, unknown>;

const isEntry = (value: unknown): value is Entry =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export const valueAt = (data: unknown, path: Path): unknown =>
	path.reduce<unknown>(
		(value, key) =>
			typeof value === 'object' && value !== null
				? (value as Record<string | number, unknown>)[key]
				: undefined,
		data,
	);

export const textOf = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
		? String(value)
		: '';

export const textsOf = (value: unknown): string[] =>
	Array.isArray(value) ? value.map(textOf) : [];

export const entriesOf = (value: unknown): Entry[] =>
	Array.isArray(value) ? value.map((one: unknown) => (isEntry(one) ? one : {})) : [];

const named = (value: unknown) =>
	entriesOf(value).flatMap(({ id, label }) =>
		typeof id === 'string' && id !== '' ? [{ id, label: textOf(label) || undefined }] : [],
	);

/** What the author has named, for completion in both documents. */
export const ownIdsIn = (scenario: unknown): OwnIds => ({
	facts: named(valueAt(scenario, ['facts'])),
	actions: named(valueAt(scenario, ['actions'])),
	findings: named(valueAt(scenario, ['findings'])),
	states: named(valueAt(scenario, ['affect', 'states'])),
	timeline: named(valueAt(scenario, ['timeline'])),
});
