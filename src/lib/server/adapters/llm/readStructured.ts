/** The JSON out of a model's answer, checked against what was asked for. */
import { z } from 'zod';

export type Structured<T> =
	| { value: T }
	/** `isJson` false: there was none at all. */
	| { fault: string; isJson: boolean };

function parseJson(text: string): { json: unknown } | null {
	try {
		return { json: JSON.parse(text) as unknown };
	} catch {
		return null;
	}
}

/** As it stands, or out of a code fence or the talk around it. */
function findJson(text: string): { json: unknown } | null {
	const from = text.indexOf('{');
	const to = text.lastIndexOf('}');
	return parseJson(text) ?? (from >= 0 && to > from ? parseJson(text.slice(from, to + 1)) : null);
}

const LONGEST_FAULT = 300;

export function readStructured<T>(text: string, schema: z.ZodType<T>): Structured<T> {
	const found = findJson(text);
	if (!found) return { fault: 'no JSON object', isJson: false };
	const parsed = schema.safeParse(found.json);
	if (parsed.success) return { value: parsed.data };
	const fault = z.prettifyError(parsed.error).replace(/\s+/g, ' ').slice(0, LONGEST_FAULT);
	return { fault, isJson: true };
}
