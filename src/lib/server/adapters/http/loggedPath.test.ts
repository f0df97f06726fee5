import { expect, it } from 'vitest';
import { loggedPath } from './loggedPath.ts';

it('a log holds neither the secret of a one-time link nor a query', () => {
	expect(loggedPath('/welcome/Jx3-secret')).toBe('/welcome/…');
	expect(loggedPath('/welcome/Jx3-secret/__data.json?x=1')).toBe('/welcome/…');
	expect(loggedPath('/sign-in?next=/library')).toBe('/sign-in');
	expect(loggedPath(undefined)).toBe('/');
});
