import { describe, expect, it } from 'vitest';
import { fitWeights, rightShare, type Choice } from './fitWeights.ts';

/** The first sign tells the right answer in nine of ten questions, the second in none. */
const choices: Choice[] = Array.from({ length: 40 }, (_, at) => ({
	signs: [
		[at % 10 === 0 ? 0 : 1, at % 2],
		[at % 10 === 0 ? 1 : 0, at % 2],
	],
	right: [true, false],
}));

describe('the weights of signs', () => {
	it('are as large as the sign is telling', () => {
		const [telling = 0, idle = 0] = fitWeights(choices);
		expect(telling).toBeGreaterThan(1);
		expect(telling).toBeLessThan(Math.log(9));
		expect(Math.abs(idle)).toBeLessThan(0.01);
	});

	it('make the right answers likeliest as often as the signs allow', () => {
		expect(rightShare(choices, fitWeights(choices))).toBeCloseTo(0.9);
	});
});
