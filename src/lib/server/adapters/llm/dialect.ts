/**
 * What a server takes of the wire format, found out by trying: which parameters it knows, and how far it holds an
 * answer to a JSON schema.
 */
import type { ModelFault } from './modelFault.ts';

export type Dialect = {
	tokenLimit: 'max_completion_tokens' | 'max_tokens' | null;
	/** How a structured answer is asked for: the schema enforced, JSON enforced, or asked for in words. */
	structure: 'json_schema' | 'json_object' | 'prompt';
	/** Whether it takes these parameters. */
	temperature: boolean;
	stream: boolean;
	streamOptions: boolean;
};

/** The newest form of everything. */
export const firstDialect: Dialect = {
	tokenLimit: 'max_completion_tokens',
	structure: 'json_schema',
	temperature: true,
	stream: true,
	streamOptions: true,
};

type Step = {
	/** What a server's refusal says when it means this. */
	names: RegExp;
	/** The next form to try; null when there is none. */
	next(dialect: Dialect): Dialect | null;
};

const renamedLimit = (dialect: Dialect): Dialect | null =>
	dialect.tokenLimit === 'max_completion_tokens' ? { ...dialect, tokenLimit: 'max_tokens' } : null;
const withoutLimit = (dialect: Dialect): Dialect | null =>
	dialect.tokenLimit ? { ...dialect, tokenLimit: null } : null;

/** The next weaker way to ask for a structured answer; null when there is none. */
export const structureStep = (dialect: Dialect): Dialect | null => {
	if (dialect.structure === 'json_schema') return { ...dialect, structure: 'json_object' };
	return dialect.structure === 'json_object' ? { ...dialect, structure: 'prompt' } : null;
};

const without = (name: 'temperature' | 'stream' | 'streamOptions') => (dialect: Dialect) =>
	dialect[name] ? { ...dialect, [name]: false } : null;

const limitNames = /max_(?:completion_)?tokens/i;

/** In the order they are tried when a server does not say what it minds. */
const steps: readonly Step[] = [
	{ names: limitNames, next: renamedLimit },
	{ names: /response_format|json_schema|json_object|schema|grammar/i, next: structureStep },
	{ names: /stream_options|include_usage/i, next: without('streamOptions') },
	{ names: /temperature/i, next: without('temperature') },
	{ names: limitNames, next: withoutLimit },
	{ names: /\bstream(?:ing)?\b/i, next: without('stream') },
];

/**
 * The dialect to try after a refusal.
 * @param isStructured whether the request asked for a structured answer; else that can't be what the server minds.
 * @returns null when nothing is left to do without.
 */
export function afterRefusal(
	dialect: Dialect,
	fault: Extract<ModelFault, { kind: 'rejected' }>,
	isStructured: boolean,
): Dialect | null {
	const open = steps.filter(({ next }) => isStructured || next !== structureStep);
	const named = open.filter(({ names }) => names.test(fault.param ?? fault.detail));
	for (const { next } of named.length > 0 ? named : open) {
		const changed = next(dialect);
		if (changed) return changed;
	}
	return null;
}
