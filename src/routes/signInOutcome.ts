/** What sign-in pages share: the session cookie, a safe way back, refusals as form errors. */
import { fail, redirect, type Cookies } from '@sveltejs/kit';
import { isServiceError } from './api/respond.ts';

export const sessionCookie = 'session';

/** Only addresses of this site, so that a link cannot lead a signed-in person elsewhere. */
export const safeNext = (next: string | null): string =>
	next !== null && /^\/(?![/\\])/.test(next) ? next : '/';

type SignedIn = { token: string; expiresAt: Date };
type Event = { cookies: Cookies; url: URL };

/** Sets the session cookie and goes on; a refusal comes back as `{ error, params, email }`. */
export async function enter({ cookies, url }: Event, signingIn: Promise<SignedIn>, email = '') {
	const signedIn = await signingIn.catch((fault: unknown) => {
		if (!isServiceError(fault)) throw fault;
		return { error: fault.code as string, params: fault.params };
	});
	if ('error' in signedIn) return fail(400, { ...signedIn, email });
	cookies.set(sessionCookie, signedIn.token, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		expires: signedIn.expiresAt,
	});
	redirect(303, safeNext(url.searchParams.get('next')));
}
