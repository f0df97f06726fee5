import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rubricOf } from '../grading/testFixture.ts';
import { keepKnown, ratingSteps, selfRatingForm, stepOfShare } from './selfRating.ts';

const testRubric = rubricOf({ onset: { kind: 'elicited', facts: ['knee_pain'] } });

describe('the step of a share', () => {
	it('is one of five, and never falls while the share rises', () => {
		const share = fc.double({ min: 0, max: 1, noNaN: true });
		fc.assert(
			fc.property(share, share, (a, b) => {
				const [low, high] = [Math.min(a, b), Math.max(a, b)];
				expect(ratingSteps).toContain(stepOfShare(low));
				expect(stepOfShare(low)).toBeLessThanOrEqual(stepOfShare(high));
			}),
		);
	});
	it('is the lowest for nothing, the middle one for half, and the highest for everything', () => {
		expect([0, 0.5, 1].map(stepOfShare)).toEqual([1, 3, 5]);
	});
	it('is refused for what is no share', () => {
		for (const wrong of [-0.1, 1.1, Number.NaN])
			expect(() => stepOfShare(wrong)).toThrow(RangeError);
	});
});

describe('the question put to a student before the marks', () => {
	it('names sections and domains, and no item of the rubric', () => {
		const form = selfRatingForm('c', 'Ray', testRubric);
		expect(form.sections.map(({ id }) => id)).toEqual(testRubric.sections.map(({ id }) => id));
		const said = JSON.stringify(form);
		for (const item of testRubric.sections.flatMap(({ items }) => items)) {
			expect(said).not.toContain(item.label);
		}
	});
	it('keeps only answers to what was asked', () => {
		const [section] = testRubric.sections;
		const given = {
			sections: { [section!.id]: 4, nonsense: 5 },
			domains: { nonsense: 1 },
		} as const;
		expect(keepKnown(given, testRubric)).toEqual({ sections: { [section!.id]: 4 }, domains: {} });
	});
});
