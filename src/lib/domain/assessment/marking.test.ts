import { expect, it } from 'vitest';
import { finalGrade, isMarked, type Marking } from './marking.ts';

const signed = (round: Marking['round'], grade: number): Marking => ({
	...{ round, grade, levels: {}, signedAtMs: 1 },
});
const graded: Marking = { round: 2, grade: 4, levels: null, signedAtMs: null };

it('is marked when every person who was to mark it has signed', () => {
	expect(isMarked([])).toBe(false);
	expect(isMarked([signed(1, 3)])).toBe(true);
	expect(isMarked([signed(1, 3), graded])).toBe(false);
});

it('has no final grade before that', () => {
	expect(finalGrade([signed(1, 3), graded])).toBeNull();
});

it('takes the mean of two markers, and the word of the third where they lay too far apart', () => {
	expect(finalGrade([signed(1, 3)])).toBe(3);
	expect(finalGrade([signed(1, 3), signed(2, 4)])).toBe(3.5);
	expect(finalGrade([signed(1, 1), signed(2, 4), signed(3, 2)])).toBe(2);
});
