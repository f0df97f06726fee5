import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockWords, moodStretches } from './timelineWords.ts';

describe('the picture of a consultation', () => {
	it('tells the time in minutes and seconds', () => {
		expect([0, 59_999, 187_000].map(clockWords)).toEqual(['0:00', '0:59', '3:07']);
	});
	it('joins turns in one mood to a stretch, and loses none', () => {
		const mood = fc.constantFrom('sad', 'warm').map((each) => ({ mood: each as 'sad' | 'warm' }));
		fc.assert(
			fc.property(fc.array(mood), (turns) => {
				const stretches = moodStretches(turns);
				const unfolded = stretches.flatMap(({ mood, count }) => Array(count).fill({ mood }));
				expect(unfolded).toEqual(turns);
				stretches.slice(1).forEach(({ mood }, i) => expect(mood).not.toBe(stretches[i]!.mood));
			}),
		);
	});
});
