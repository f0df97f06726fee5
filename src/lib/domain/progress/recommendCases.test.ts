import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recommendCases, type Candidate } from './recommendCases.ts';

const areaAt = (area: string, share: number) => ({
	area,
	recent: { points: 0, marks: 0, share, seen: 1, missed: 0 },
});
const candidate = (slug: string, marks: Record<string, number>, timesDone = 0): Candidate => ({
	...{ slug, marksByArea: new Map(Object.entries(marks)), timesDone },
});

describe('a recommended case', () => {
	it('gives more of what was missed than the others', () => {
		const areas = [areaAt('family', 0.1), areaAt('past', 0.9)];
		const cases = [candidate('past', { past: 9, family: 1 }), candidate('kin', { family: 9 })];
		expect(recommendCases(areas, cases, 2)).toEqual(['kin', 'past']);
	});

	it('is weighed by share, so that a long rubric wins nothing by its length', () => {
		const cases = [candidate('long', { family: 10, past: 30 }), candidate('short', { family: 4 })];
		expect(recommendCases([areaAt('family', 0)], cases, 1)).toEqual(['short']);
	});

	it('is a new one before one that was done', () => {
		const cases = [candidate('done', { family: 4 }, 1), candidate('new', { family: 4 })];
		expect(recommendCases([areaAt('family', 0)], cases, 2)).toEqual(['new', 'done']);
	});

	it('is nowhere when nothing was practised or nothing missed', () => {
		const cases = [candidate('one', { family: 4 })];
		expect(recommendCases([], cases, 2)).toEqual([]);
		expect(recommendCases([areaAt('family', 1)], cases, 2)).toEqual([]);
	});

	it('always touches something that was missed', () => {
		const area = fc.constantFrom('family', 'past', 'life', 'mind');
		const marks = fc.dictionary(area, fc.integer({ min: 1, max: 9 }), { minKeys: 1 });
		fc.assert(
			fc.property(fc.uniqueArray(area), fc.array(marks), (missed, all) => {
				const cases = all.map((each, at) => candidate(`case-${at}`, each));
				const areas = missed.map((each) => areaAt(each, 0.2));
				return recommendCases(areas, cases, 3).every((slug) => {
					const { marksByArea } = cases.find((one) => one.slug === slug)!;
					return missed.some((each) => marksByArea.has(each));
				});
			}),
		);
		expect(recommendCases([areaAt('family', 0)], [], 3)).toEqual([]);
	});
});
