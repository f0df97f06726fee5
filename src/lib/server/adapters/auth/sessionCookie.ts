/** The cookie that carries a session's token. */
import { cookiePlace } from '#lib/server/adapters/http/publicOrigin.ts';
import type { IssuedSession } from '#lib/server/services/signInPorts.ts';

/** `isSecure`: false only on loopback, where no certificate is to be had. */
type Place = { isSecure: boolean };

/** `__Host-` lets a browser take the cookie only over TLS, for this very host. */
const sessionCookieName = ({ isSecure }: Place): string =>
	isSecure ? '__Host-session' : 'session';

const attributes = ({ isSecure }: Place) => ({
	path: '/',
	httpOnly: true,
	sameSite: 'lax' as const,
	secure: isSecure,
});

/** @returns the arguments of SvelteKit's `cookies.set`. */
export const buildSessionCookie = (session: IssuedSession, place: Place) =>
	[
		sessionCookieName(place),
		session.token,
		{ ...attributes(place), expires: session.expiresAt },
	] as const;

/** @returns the arguments of SvelteKit's `cookies.delete`. */
export const buildEndedCookie = (place: Place) =>
	[sessionCookieName(place), attributes(place)] as const;

/** @param hostname under which the browser asked for the page. */
export function sessionCookieAt(hostname: string) {
	const place = cookiePlace(hostname);
	return {
		name: sessionCookieName(place),
		/** @returns the arguments of SvelteKit's `cookies.set`. */
		keep: (session: IssuedSession) => buildSessionCookie(session, place),
		/** The arguments of SvelteKit's `cookies.delete`. */
		ended: buildEndedCookie(place),
	};
}
