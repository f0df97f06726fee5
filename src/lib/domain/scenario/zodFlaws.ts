/** Turns what Zod found into sentences an author can act on. */
import type { z } from 'zod';
import { findClosest, suggest } from './closest.ts';
import type { Flaw, Path } from './fault.ts';
import { keysAt, literalsAt } from './schemaWalk.ts';

type Issue = z.core.$ZodIssue;
type Context = { schema: z.ZodType; data: unknown };

/** @param data what was parsed: tells "missing" from "of the wrong kind". */
export function zodFlaws(issues: readonly Issue[], schema: z.ZodType, data: unknown): Flaw[] {
	const told = issues.filter((issue) => !isMistyped(issue, issues));
	return told.flatMap((issue) => flawsOf(issue, [], { schema, data }));
}

/** A field is not missing when it stands beside its place under a mistyped name: one fault, not two. */
function isMistyped({ path }: Issue, issues: readonly Issue[]): boolean {
	const owner = path.slice(0, -1).join('\n');
	return issues.some(
		(other) =>
			other.code === 'unrecognized_keys' &&
			path.length > 0 &&
			other.path.join('\n') === owner &&
			other.keys.some((key) => findClosest(key, [String(path.at(-1))]) !== undefined),
	);
}

function flawsOf(issue: Issue, base: Path, context: Context): Flaw[] {
	const path = [...base, ...issue.path] as (string | number)[];
	const value = valueAt(context.data, path);
	if (issue.code === 'unrecognized_keys') {
		return issue.keys.map((key) => unknownKey(key, path, context));
	}
	if (issue.code === 'invalid_union') return unionFlaws(issue, path, context);
	if (value === undefined) return [missing(path)];
	return [{ path, ...sentenceOf(issue, value) }];
}

function unknownKey(key: string, path: Path, { schema, data }: Context): Flaw {
	return {
		path: [...path, key],
		onKey: true,
		problem: `"${key}" is not a field of ${placeName(path)}`,
		mend: suggest(key, keysAt(schema, path, valueAt(data, path)), 'fields'),
	};
}

function missing(path: Path): Flaw {
	const name = String(path.at(-1));
	const owner = placeName(path.slice(0, -1));
	return { path, problem: `${owner} lacks "${name}"`, mend: `add "${name}: …" here` };
}

function unionFlaws(
	issue: Extract<Issue, { code: 'invalid_union' }>,
	path: Path,
	context: Context,
): Flaw[] {
	const discriminator = 'discriminator' in issue ? issue.discriminator : undefined;
	if (typeof discriminator === 'string') return [unknownKind(discriminator, path, context)];
	if (valueAt(context.data, path) === undefined) return [missing(path)];
	// A form that rejects the value as a whole was not the one that was meant.
	const fitting = issue.errors.filter((errors) => !errors.some(({ path: at }) => !at.length));
	const nearest = fitting.toSorted((a, b) => a.length - b.length)[0];
	const value = valueAt(context.data, path);
	if (nearest && isRecord(value)) return nearest.flatMap((one) => flawsOf(one, path, context));
	if (isRecord(value)) return [wrongForm(Object.keys(value), path, context)];
	const allowed = issue.errors.flat().flatMap((one) => ('values' in one ? one.values : []));
	const forms = [...allowed.map(String), ...keysAt(context.schema, path)];
	return [
		{
			path,
			problem: `${show(value)} does not fit here`,
			mend: suggest(String(value), forms, 'possible forms'),
		},
	];
}

function unknownKind(field: string, path: Path, { schema, data }: Context): Flaw {
	const owner = path.at(-1) === field ? path.slice(0, -1) : path;
	const value = valueAt(data, [...owner, field]);
	if (value === undefined) return missing([...owner, field]);
	return {
		path: [...owner, field],
		problem: `${show(value)} is not a ${field} of ${placeName(owner)}`,
		mend: suggest(String(value), literalsAt(schema, owner, field), 'possible values'),
	};
}

function wrongForm(keys: string[], path: Path, { schema }: Context): Flaw {
	const known = keysAt(schema, path);
	const odd = keys.find((key) => !known.includes(key));
	return {
		path: odd ? [...path, odd] : path,
		onKey: Boolean(odd),
		problem: odd
			? `"${odd}" is not a field of ${placeName(path)}`
			: `${keys.map((key) => `"${key}"`).join(' and ')} cannot stand together in ${placeName(path)}`,
		mend: odd
			? suggest(odd, known, 'fields')
			: `write one of them here, and the others as entries of their own`,
	};
}

function sentenceOf(issue: Issue, value: unknown): { problem: string; mend: string } {
	switch (issue.code) {
		case 'invalid_type':
			return {
				problem: `${show(value)} should be ${kindName(issue.expected)}`,
				mend: `write ${kindName(issue.expected)} here`,
			};
		case 'invalid_value':
			return {
				problem: `${show(value)} is not allowed here`,
				mend: suggest(String(value), issue.values.map(String), 'possible values'),
			};
		case 'too_small':
			return {
				problem: `${show(value)} is too ${issue.origin === 'number' || issue.origin === 'int' ? 'small' : 'short'}`,
				mend: bound('at least', issue.minimum, issue.origin),
			};
		case 'too_big':
			return {
				problem: `${show(value)} is too ${issue.origin === 'number' || issue.origin === 'int' ? 'large' : 'long'}`,
				mend: bound('at most', issue.maximum, issue.origin),
			};
		case 'custom':
			return { problem: issue.message, mend: 'change this part, or what it depends on' };
		default:
			return { problem: `${show(value)} cannot stand here`, mend: issue.message };
	}
}

function bound(limit: string, count: number | bigint, origin: string): string {
	const nouns: Partial<Record<string, [string, string]>> = {
		array: ['entry', 'entries'],
		string: ['character', 'characters'],
	};
	const [one, many] = nouns[origin] ?? ['', ''];
	return `write ${limit} ${count} ${Number(count) === 1 ? one : many}`.trimEnd();
}

const kindNames: Partial<Record<string, string>> = {
	string: 'text',
	number: 'a number',
	int: 'a whole number',
	boolean: 'true or false',
	array: 'a list',
	object: 'a group of fields',
	record: 'a group of fields',
};
const kindName = (expected: string): string => kindNames[expected] ?? expected;

function show(value: unknown): string {
	if (Array.isArray(value)) return 'this list';
	if (isRecord(value)) return 'this group of fields';
	const text = String(value);
	return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
}

/** Names what a path leads to: `facts 3`, or the file itself. */
function placeName(path: Path): string {
	if (path.length === 0) return 'this file';
	const last = path.at(-1);
	if (typeof last !== 'number') return `"${last}"`;
	return `entry ${last + 1} of "${path.findLast((part) => typeof part === 'string') ?? 'the list'}"`;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function valueAt(data: unknown, path: Path): unknown {
	return path.reduce<unknown>(
		(value, key) => (value as Record<string | number, unknown> | null | undefined)?.[key],
		data,
	);
}
