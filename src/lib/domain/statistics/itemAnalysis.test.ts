import { describe, expect, it } from 'vitest';
import { analyseItems, correctedItemTotals, itemTotalCorrelations } from './itemAnalysis.ts';
import { sectionSix } from './lsat.fixture.ts';
import { rater1 } from './osceMarks.fixture.ts';
import { alphaWithoutEach } from './reliability.ts';

/** Rater 1, the 28 examinees whom both raters marked in full; by numpy. */
const corrected = [
	0.3250789573356227,
	0.516336387616379,
	0.3328009921862871,
	0.553803943032542,
	-0.15045217824121634,
	null,
	null,
	0.086207969594463,
	0.20561226533608132,
	0,
	-0.2078406985186716,
	0.1721343641035558,
	0.5902568091730869,
	0.41965178862587454,
	0.20731910670113046,
	0.24304676496058514,
	0.039726062211730036,
	0.35887332421191526,
	0.29358315034055754,
	0.05530952395236146,
	null,
	-0.09143671345649408,
	0.39284004397361144,
	null,
	0.0824337601746168,
	null,
	null,
	0.22359180404463502,
	null,
	0.257948488991633,
];
const round = (values: (number | null)[], places: number) =>
	values.map((value) => value && Number(value.toFixed(places)) + 0);

describe('items', () => {
	it('are as hard, and discriminate as far, as R ltm says of LSAT section VI', () => {
		const figures = analyseItems(sectionSix, [1, 1, 1, 1, 1]);
		expect(
			round(
				figures.map(({ difficulty }) => difficulty),
				3,
			),
		).toEqual([0.924, 0.709, 0.553, 0.763, 0.87]);
		expect(round(itemTotalCorrelations(sectionSix), 4)).toEqual([
			0.362, 0.5668, 0.6184, 0.5344, 0.4354,
		]);
		expect(round(correctedItemTotals(sectionSix), 4)).toEqual([
			0.1128, 0.1532, 0.1728, 0.1444, 0.1216,
		]);
		expect(round(alphaWithoutEach(sectionSix), 4)).toEqual([
			0.2754, 0.2376, 0.2168, 0.2459, 0.2663,
		]);
	});

	it('of a real interview station correlate with the rest as numpy says, seven that do not vary not at all', () => {
		const found = correctedItemTotals(rater1.slice(0, 28));
		expect(round(found, 6)).toEqual(round(corrected, 6));
		expect(found.flatMap((value, index) => (value === null ? [index + 1] : []))).toEqual([
			6, 7, 21, 24, 26, 27, 29,
		]);
	});

	it('count those who have a mark, and difficulty is of what could be had', () => {
		const figures = analyseItems(
			[
				[2, 1],
				[null, 0],
				[4, 1],
			],
			[4, 1],
		);
		expect(figures[0]).toMatchObject({ n: 2, mean: 3, difficulty: 0.75 });
		expect(figures[1]).toMatchObject({ n: 3, difficulty: 2 / 3 });
	});

	it('have no figures, rather than wrong ones, when nobody has a mark', () => {
		expect(analyseItems([[null, null]], [1, 1])[0]).toEqual({
			...{ n: 0, mean: null, sd: null, difficulty: null },
			...{ correctedItemTotal: null, alphaWithout: null },
		});
		expect(analyseItems([], [])).toEqual([]);
	});
});
