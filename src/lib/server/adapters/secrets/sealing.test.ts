import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSealing } from './sealing.ts';

const secret = 'a-secret-of-more-than-32-characters-1';
const other = 'a-secret-of-more-than-32-characters-2';

describe('a sealed key', () => {
	it('opens where it belongs, and holds nothing of the key in clear', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 8 }), fc.string(), (key, place) => {
				const sealing = createSealing(secret);
				const sealed = sealing.seal(key, place);
				expect(sealing.open(sealed, place)).toBe(key);
				expect(sealed).not.toContain(key);
			}),
			{ numRuns: 50 },
		);
	});
	it('opens at no other place, under no other secret, and not after a change', () => {
		const sealed = createSealing(secret).seal('sk-12345678', 'here');
		expect(createSealing(secret).open(sealed, 'there')).toBeNull();
		expect(createSealing(other).open(sealed, 'here')).toBeNull();
		// Not the last sign: of that some bits say nothing.
		const [before, sign, after] = [sealed.slice(0, -8), sealed.at(-8), sealed.slice(-7)];
		const changed = `${before}${sign === 'A' ? 'B' : 'A'}${after}`;
		expect(createSealing(secret).open(changed, 'here')).toBeNull();
		expect(createSealing(secret).open('nonsense', 'here')).toBeNull();
	});
	it('still opens while the secret before is known', () => {
		const sealed = createSealing(secret).seal('sk-12345678', 'here');
		expect(createSealing(other, secret).open(sealed, 'here')).toBe('sk-12345678');
	});
});

it('a secret that is too short is refused with a sentence', () => {
	expect(() => createSealing('short')).toThrow(/32 or more/);
});
