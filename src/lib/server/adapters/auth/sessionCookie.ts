/** The cookie that carries a session's token. */
import type { IssuedSession } from '#lib/server/services/signInPorts.ts';

/** Names that reach this machine only, where no certificate is to be had. */
export const isLoopback = (hostname: string): boolean =>
	hostname === 'localhost' ||
	hostname.endsWith('.localhost') ||
	hostname === '[::1]' ||
	hostname === '::1' ||
	/^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);

/** `__Host-` lets a browser take the cookie only over TLS, for this very host. */
export const sessionCookieName = (hostname: string): string =>
	isLoopback(hostname) ? 'session' : '__Host-session';

const attributes = (hostname: string) => ({
	path: '/',
	httpOnly: true,
	sameSite: 'lax' as const,
	secure: !isLoopback(hostname),
});

/**
 * @param hostname of the address the browser asked for, without the port.
 * @returns the arguments of SvelteKit's `cookies.set`.
 */
export const buildSessionCookie = (session: IssuedSession, hostname: string) =>
	[
		sessionCookieName(hostname),
		session.token,
		{ ...attributes(hostname), expires: session.expiresAt },
	] as const;

/** @returns the arguments of SvelteKit's `cookies.delete`. */
export const buildEndedCookie = (hostname: string) =>
	[sessionCookieName(hostname), attributes(hostname)] as const;
