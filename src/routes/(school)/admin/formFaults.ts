/** For forms of administration: which fields could not be used, and what a service refused. */
import { fail, type ActionFailure } from '@sveltejs/kit';
import type { z } from 'zod';
import { isServiceError } from '#lib/server/services/serviceError.ts';
import { statusOf } from '../../api/respond.ts';

/** The fields' names; of a list the list's. */
export const faultsOf = (error: z.ZodError): string[] =>
	[...new Set(error.issues.map(({ path }) => path.filter((part) => typeof part === 'string')))].map(
		(path) => (path[0] === 'fallbacks' ? 'fallbacks' : path.join('.')),
	);

/** Empty is null; what is no number stays what it is, for the schema to refuse. */
export function numberOrNull(text: string | undefined): number | string | null {
	const given = text?.trim().replace(',', '.') ?? '';
	if (given === '') return null;
	return Number.isFinite(Number(given)) ? Number(given) : given;
}

type Refused = { error: string; params: Record<string, string | number> };

/** What the form is told: what came of it, or why the service refused. */
export async function orRefusal<Result, Told>(
	call: Promise<Result>,
	tell: (result: Result) => Told,
): Promise<Told | ActionFailure<Refused>> {
	try {
		return tell(await call);
	} catch (fault) {
		if (!isServiceError(fault)) throw fault;
		return fail(statusOf(fault.code), { error: fault.code, params: fault.params });
	}
}

/** Where a page of a long list begins: 0 for what is no place. */
export function readOffset(url: URL): number {
	const asked = Number(url.searchParams.get('offset') ?? 0);
	return Number.isSafeInteger(asked) && asked >= 0 ? asked : 0;
}
