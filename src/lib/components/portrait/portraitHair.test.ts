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
	it('is drawn where it takes its colour, unless it is black', () => {
		const heads = ['long red', 'blonde, tied back', 'short brown', 'long black'].map((hair) =>
			headOf(described(hair)),
		);
		expect(heads).toEqual(['grayMedium', 'grayBun', 'grayShort', 'long']);
		expect([headOf(described('8a5a3b')), headOf(described('2e2a28'))]).toEqual([
			'grayShort',
			expect.stringMatching(/^short/),
		]);
	});
	it('is not grey where it only begins to be', () => {
		expect(headOf(described('short black greying at the sides'))).toBe('short2');
		expect(hairColourOf(described('short black greying at the sides'))).toBe('2c1b18');
	});
	it('is under the scarf that is named, whatever its colour', () => {
		expect(headOf(described('black with grey under a loose scarf'))).toBe('hijab');
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
