import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemResult, PracticeResult } from './practiceResult.ts';
import { areasOverTime, skillsOverTime } from './progress.ts';

const item = (area: string | null, points: number, marks = 2): ItemResult => ({
	...{ skill: 'gathering', area, marks, points },
});
const consultation = (
	endedAtMs: number,
	items: ItemResult[],
	drill: string | null = null,
): PracticeResult => ({
	...{ consultationId: `c${endedAtMs}`, title: 'Somebody', endedAtMs, drill, items },
});
const missedTimes = (shares: number[]) =>
	areasOverTime(shares.map((share, at) => consultation(at, [item('family', share * 2)])))[0]!;

describe('a skill over time', () => {
	it('has a point for each consultation that it came up in', () => {
		const results = [
			consultation(1, [item('family', 1), item('past', 2)]),
			consultation(2, [{ ...item(null, 0), skill: 'reasoning' }]),
		];
		const [gathering, , , reasoning] = skillsOverTime(results);
		expect(gathering).toMatchObject({ skill: 'gathering', points: [{ points: 3, share: 0.75 }] });
		expect(reasoning).toMatchObject({ points: [{ consultationId: 'c2', share: 0 }] });
	});

	it('leaves drills out', () => {
		const [gathering] = skillsOverTime([consultation(1, [item('family', 2)], 'family')]);
		expect(gathering?.points).toEqual([]);
	});
});

describe('an area', () => {
	it('is regularly missed when half of the latest consultations, and two at least, missed it', () => {
		expect(missedTimes([0]).isRegularlyMissed).toBe(false);
		expect(missedTimes([0, 0]).isRegularlyMissed).toBe(true);
		expect(missedTimes([0, 0, 1, 1, 1]).isRegularlyMissed).toBe(false);
	});

	it('counts drills, for that is what they are for', () => {
		const results = [
			consultation(1, [item('family', 0)]),
			consultation(2, [item('family', 2)], 'family'),
		];
		expect(areasOverTime(results)[0]?.recent).toMatchObject({ points: 2, marks: 4, seen: 2 });
	});

	it('is judged by the latest five alone', () => {
		expect(missedTimes([0, 0, 0, 1, 1, 1, 1, 1]).recent).toMatchObject({ share: 1, missed: 0 });
	});

	it('of all areas, what was lost most of comes first', () => {
		const areas = areasOverTime([consultation(1, [item('family', 2), item('past', 0)])]);
		expect(areas.map(({ area }) => area)).toEqual(['past', 'family']);
	});

	it('never shows a share outside 0 to 1, and no item without an area', () => {
		const items = fc.array(
			fc
				.tuple(fc.constantFrom('family', 'past', null), fc.nat(4), fc.integer({ min: 1, max: 4 }))
				.map(([area, points, marks]) => item(area, Math.min(points, marks), marks)),
		);
		fc.assert(
			fc.property(fc.array(items), (all) => {
				const areas = areasOverTime(all.map((each, at) => consultation(at, each)));
				return areas.every(
					({ area, points, recent }) =>
						area !== null && [...points, recent].every(({ share }) => share >= 0 && share <= 1),
				);
			}),
		);
		expect(areasOverTime([])).toEqual([]);
	});
});
