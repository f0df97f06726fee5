/** Which fields a schema allows at a path, so that a mistyped one can be named. */
import type { z } from 'zod';
import type { Path } from './fault.ts';

/** The parts of a Zod definition this walk needs; Zod keeps them under `def`. */
type Definition = {
	type: string;
	shape?: Record<string, z.ZodType>;
	element?: z.ZodType;
	innerType?: z.ZodType;
	options?: z.ZodType[];
	valueType?: z.ZodType;
	in?: z.ZodType;
	values?: unknown[];
	entries?: Record<string, string | number>;
};

const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition;

/** Every object form the value at `path` may take. */
function shapesAt(schema: z.ZodType, path: Path): Record<string, z.ZodType>[] {
	const { type, shape, element, innerType, options, valueType, in: input } = definitionOf(schema);
	if (innerType) return shapesAt(innerType, path);
	if (input) return shapesAt(input, path);
	if (options) return options.flatMap((option) => shapesAt(option, path));
	const [first, ...rest] = path;
	if (type === 'array' && element && first !== undefined) return shapesAt(element, rest);
	if (type === 'record' && valueType && first !== undefined) return shapesAt(valueType, rest);
	if (!shape) return [];
	if (first === undefined) return [shape];
	const field = shape[String(first)];
	return field ? shapesAt(field, rest) : [];
}

/**
 * The field names allowed at a path, over all forms.
 * @param value what stands there: narrows the forms to those of its kind.
 */
export function keysAt(schema: z.ZodType, path: Path, value?: unknown): string[] {
	const shapes = shapesAt(schema, path);
	const ofItsKind = shapes.filter((shape) => sameKind(shape, value));
	const kept = ofItsKind.length > 0 ? ofItsKind : shapes;
	return [...new Set(kept.flatMap((shape) => Object.keys(shape)))];
}

function sameKind(shape: Record<string, z.ZodType>, value: unknown): boolean {
	return Object.entries(shape).every(([field, schema]) => {
		const { type, values } = definitionOf(schema);
		if (type !== 'literal' || typeof value !== 'object' || value === null) return true;
		return values?.includes((value as Record<string, unknown>)[field]) ?? true;
	});
}

/** The values that what stands at a path may take, where they are few: of a choice, or of yes and no. */
export function choicesAt(schema: z.ZodType, path: Path): string[] {
	const name = path.findLast((part) => typeof part === 'string');
	if (typeof name !== 'string') return [];
	const owner = path.slice(0, path.lastIndexOf(name));
	const fields = shapesAt(schema, owner).flatMap((shape) => shape[name] ?? []);
	return [...new Set(fields.flatMap(choicesOf))];
}

function choicesOf(schema: z.ZodType): string[] {
	const { type, innerType, element, options, values, entries, in: input } = definitionOf(schema);
	if (type === 'boolean') return ['true', 'false'];
	if (entries) return Object.values(entries).map(String);
	if (values) return values.map(String);
	const inner = innerType ?? element ?? input;
	return inner ? choicesOf(inner) : (options ?? []).flatMap(choicesOf);
}

/** The fixed values of one field, over all forms at a path: the kinds of a criterion, say. */
export function literalsAt(schema: z.ZodType, path: Path, field: string): string[] {
	const fields = shapesAt(schema, path).flatMap((shape) => shape[field] ?? []);
	return [...new Set(fields.flatMap((one) => (definitionOf(one).values ?? []).map(String)))];
}
