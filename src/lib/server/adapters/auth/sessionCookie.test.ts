import { describe, expect, it } from 'vitest';
import { buildSessionCookie, isLoopback, sessionCookieName } from './sessionCookie.ts';

const session = { token: 'token', expiresAt: new Date('2026-01-05T09:00:00Z') };

describe('the session cookie', () => {
	it.each(['localhost', '127.0.0.1', '127.1.2.3', '[::1]', 'demo.localhost'])(
		'does without TLS on %s, which never leaves the machine',
		(hostname) => {
			expect(isLoopback(hostname)).toBe(true);
			expect(buildSessionCookie(session, hostname)[2]).toMatchObject({ secure: false });
		},
	);

	it.each(['school.example', 'localhost.school.example', '10.0.0.1', '127.0.0.1.school.example'])(
		'is Secure and bound to its host on %s',
		(hostname) => {
			expect(sessionCookieName(hostname)).toBe('__Host-session');
			expect(buildSessionCookie(session, hostname)[2]).toMatchObject({ secure: true, path: '/' });
		},
	);

	it('can be read by no script and is not sent along from other sites', () => {
		expect(buildSessionCookie(session, 'school.example')[2]).toMatchObject({
			httpOnly: true,
			sameSite: 'lax',
		});
	});
});
