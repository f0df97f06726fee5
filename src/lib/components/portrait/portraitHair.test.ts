import { describe, expect, it } from 'vitest';
import { facialHairOf, hairColourOf, headOf } from './portraitHair.ts';

const described = (hair?: string, age = 40) => ({ seed: 'someone', age, ...(hair && { hair }) });

describe('hair in an author’s words', () => {
	it('is drawn in the cut that is named', () => {
		const heads = ['a long fringe', 'hijab', 'bald', 'grey bun', 'short'].map((hair) =>
			headOf(described(hair)),
		);
		expect(heads).toEqual(['long', 'hijab', 'noHair1', 'grayBun', 'short2']);
	});
	it('is grey when the words or the colour say so', () => {
		expect(headOf(described('short grey'))).toBe('grayShort');
		expect(headOf(described('9a9a96'))).toBe('grayShort');
		expect(hairColourOf(described('9a9a96'))).toBe('9a9a96');
	});
	it('is grey from sixty on when nothing is said', () => {
		expect(headOf(described(undefined, 60))).toBe('grayShort');
		expect(headOf(described(undefined, 59))).not.toMatch(/^gray/);
	});
	it('stays the same for the same patient', () => {
		expect(headOf(described('3b3a3a'))).toBe(headOf(described('3b3a3a')));
	});
	it('comes with a beard only when one is named', () => {
		expect([facialHairOf('short, beard'), facialHairOf('short')]).toEqual(['full2', null]);
	});
});
