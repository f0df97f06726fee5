/** What sign-in pages share: reading the form, signing in, refusals as form errors. */
import { fail, redirect } from '@sveltejs/kit';
import type { IssuedSession } from '#lib/server/services/signInPorts.ts';
import { isServiceError } from '#lib/server/services/serviceError.ts';
import { storable } from '#lib/domain/transcript/storable.ts';
import { safeNext } from './safeNext.ts';

/** The form's texts by name; empty for a body that is no form, and without files. */
export async function readTexts(request: Request): Promise<Record<string, string>> {
	const form = await request.formData().catch(() => new FormData());
	const texts = [...form].filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string',
	);
	return storable(Object.fromEntries(texts));
}

type Event = { locals: App.Locals; url: URL };

/** Signs the browser in and goes on; a refusal comes back as `{ error, params, email }`. */
export async function enter({ locals, url }: Event, signingIn: Promise<IssuedSession>, email = '') {
	const signedIn = await signingIn.catch((fault: unknown) => {
		if (!isServiceError(fault)) throw fault;
		return { error: fault.code as string, params: fault.params };
	});
	if ('error' in signedIn) return fail(400, { ...signedIn, email });
	locals.session.keep(signedIn);
	redirect(303, safeNext(url.searchParams.get('next')));
}
