/** What sign-in pages share: signing in, a safe way back, refusals as form errors. */
import { fail, redirect } from '@sveltejs/kit';
import type { IssuedSession } from '#lib/server/services/signInPorts.ts';
import { isServiceError } from './api/respond.ts';

/** Only addresses of this site, so that a link cannot lead a signed-in person elsewhere. */
export const safeNext = (next: string | null): string =>
	next !== null && /^\/(?![/\\])/.test(next) ? next : '/';

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
