import { expect, it } from 'vitest';
import { ageWords } from './ageWords.ts';

it('tells a small child’s age in months, everyone else’s in years', () => {
	expect(ageWords({ age: 1, ageMonths: 18 })).toBe('18 months old');
	expect(ageWords({ age: 58, ageMonths: null })).toBe('58 years old');
});
