import { describe, expect, it } from 'vitest';
import { feedbackFixture } from '../fixtures/feedbackFixture.ts';
import { compareRatings } from './compareRatings.ts';

describe('a self-rating beside the marks', () => {
	const feedback = feedbackFixture('en');
	const compare = (sections: Record<string, 1 | 2 | 3 | 4 | 5>, domains = {}) =>
		compareRatings({ sections, domains }, feedback);

	it('lists what was rated and nothing else', () => {
		expect(compare({ history: 3 }).map(({ id }) => id)).toEqual(['history']);
		expect(compare({})).toEqual([]);
	});
	it('says whether the marks are higher, lower or as the student thought', () => {
		// 3 of 6 marks of the fixture's history: about half.
		for (const [own, verdict] of [
			[1, 'higher'],
			[3, 'same'],
			[5, 'lower'],
		] as const) {
			expect(compare({ history: own })).toMatchObject([{ own, marked: 3, verdict }]);
		}
	});
	it('compares a domain that nobody has rated with nothing', () => {
		const unrated = feedback.domains.find(({ level }) => level === null)!;
		expect(compare({}, { [unrated.id]: 2 })).toMatchObject([
			{ own: 2, marked: null, verdict: null },
		]);
	});
});
