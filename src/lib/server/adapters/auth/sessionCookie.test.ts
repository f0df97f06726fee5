import { describe, expect, it } from 'vitest';
import { buildEndedCookie, buildSessionCookie } from './sessionCookie.ts';

const session = { token: 'token', expiresAt: new Date('2026-01-05T09:00:00Z') };

describe('the session cookie', () => {
	it.each([true, false])(
		'can be read by no script and is not sent from other sites (%s)',
		(isSecure) => {
			expect(buildSessionCookie(session, { isSecure })[2]).toMatchObject({
				httpOnly: true,
				sameSite: 'lax',
				path: '/',
				expires: session.expiresAt,
			});
		},
	);

	it('is Secure and bound to its host, except on loopback', () => {
		const [name, token, attributes] = buildSessionCookie(session, { isSecure: true });
		expect([name, token, attributes.secure]).toEqual(['__Host-session', 'token', true]);
		const [plain, , loopback] = buildSessionCookie(session, { isSecure: false });
		expect([plain, loopback.secure]).toEqual(['session', false]);
	});

	it('is taken away under the name and attributes it was given with', () => {
		for (const isSecure of [true, false]) {
			const [name, , given] = buildSessionCookie(session, { isSecure });
			const [endedName, ended] = buildEndedCookie({ isSecure });
			expect(endedName).toBe(name);
			expect(given).toEqual({ ...ended, expires: session.expiresAt });
		}
	});
});
