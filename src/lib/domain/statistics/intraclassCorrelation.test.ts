import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectAlike } from './alike.fixture.ts';
import { cohenKappa, squaredSteps, tabulateSquare, weightedKappa } from './categoricalAgreement.ts';
import { correlation, mean } from './descriptive.ts';
import { intraclassCorrelations } from './intraclassCorrelation.ts';
import { rater1, rater5 } from './osceMarks.fixture.ts';
import { totalsOf } from './reliability.ts';

const table = (rows: string) => rows.split(' ').map((row) => [...row].map(Number));

/** Shrout and Fleiss 1979, table 2: six people, four judges. */
const shroutFleiss = [...table('9258 6132 8468 7126'), [10, 5, 6, 9], ...table('6247')];
/** Twenty people, three raters: `anxiety` of the R package irr. */
const anxiety = table(
	'332 361 344 464 523 542 221 346 531 231 221 632 133 533 221 221 113 233 432 342',
);
const forms = ['single1', 'single2', 'single3', 'mean1', 'mean2', 'mean3'] as const;

function expectForms(scores: (number | null)[][], expected: readonly number[]) {
	const found = intraclassCorrelations(scores);
	forms.forEach((form, index) => expect(found?.[form]).toBeCloseTo(expected[index] ?? NaN, 6));
	return found;
}

describe('intraclass correlations', () => {
	it('are those of Shrout and Fleiss: .17 .29 .71 .44 .62 .91', () => {
		const expected = [0.165742, 0.289764, 0.714841, 0.442797, 0.620051, 0.909316];
		const squares = expectForms(shroutFleiss, expected)?.meanSquares;
		expect(squares?.people).toBeCloseTo(11.241667, 6);
		expect(squares?.raters).toBeCloseTo(32.486111, 6);
		expect(squares?.error).toBeCloseTo(1.019444, 6);
		expect(squares?.within).toBeCloseTo(6.263889, 6);
	});

	it('are those of R psych for anxiety, with the interval of ICC(2,1)', () => {
		const expected = [0.1750225, 0.1979983, 0.2160493, 0.3889259, 0.4254988, 0.4525861];
		const interval = expectForms(anxiety, expected)?.interval2;
		expect(interval?.low).toBeCloseTo(-0.03891068, 6);
		expect(interval?.high).toBeCloseTo(0.493574, 6);
	});

	const pairs = () =>
		rater1.map((row, examinee) => {
			const other = rater5[examinee] ?? [];
			const isWhole = ![...row, ...other].includes(null);
			const totals = totalsOf([row, other] as number[][]);
			return isWhole ? totals : [totals[0] ?? null, null];
		});

	it('of two raters’ totals at a real station leave out whom one of them did not mark in full', () => {
		const expected = [0.901265, 0.901279, 0.901531, 0.948069, 0.948076, 0.948216];
		expect(expectForms(pairs(), expected)).toMatchObject({ n: 28, k: 2, leftOut: 2 });
		const complete = pairs().slice(0, 28) as number[][];
		const [ones, fives] = [0, 1].map((rater) => complete.map((row) => row[rater] ?? 0));
		expect(correlation(ones ?? [], fives ?? [])).toBeCloseTo(0.911332, 6);
		expect(mean(ones ?? [])).toBeCloseTo(53.357143, 6);
		expect(mean(fives ?? [])).toBeCloseTo(52.892857, 6);
	});

	it('stand beside the kappas of the same two raters over all items', () => {
		const marks = rater1
			.slice(0, 28)
			.flatMap((row, examinee) =>
				row.map((mark, item) => [mark ?? NaN, rater5[examinee]?.[item] ?? NaN] as const),
			);
		const square = tabulateSquare(marks, 4);
		expect(cohenKappa(square)).toBeCloseTo(0.72388, 6);
		expect(weightedKappa(square, (row, column) => Math.abs(row - column))).toBeCloseTo(0.789857, 6);
		expect(weightedKappa(square, squaredSteps)).toBeCloseTo(0.850558, 6);
	});

	const scores = fc
		.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 12 }))
		.chain(([raters, people]) => {
			const row = fc.array(fc.integer({ min: 0, max: 9 }), {
				minLength: raters,
				maxLength: raters,
			});
			return fc.array(row, { minLength: people, maxLength: people });
		});
	const allForms = (rows: number[][]) => {
		const found = intraclassCorrelations(rows);
		return forms.map((form) => found?.[form] ?? null);
	};
	const expectAllAlike = (found: (number | null)[], expected: (number | null)[]) =>
		expected.forEach((value, index) => expectAlike(found[index], value));

	it('are at most 1 and never NaN, whatever the scores', () => {
		fc.assert(
			fc.property(scores, (rows) => {
				const found = intraclassCorrelations(rows);
				const { low = 0, high = 0 } = found?.interval2 ?? {};
				for (const value of [...forms.map((form) => found?.[form] ?? 0), low, high]) {
					expect(value).toBeLessThanOrEqual(1 + 1e-9);
				}
			}),
		);
	});

	it('are the same in any order of people and raters, and when all scores rise alike', () => {
		fc.assert(
			fc.property(scores, fc.integer({ min: -5, max: 5 }), (rows, more) => {
				const expected = allForms(rows);
				expectAllAlike(allForms(rows.toReversed()), expected);
				expectAllAlike(allForms(rows.map((row) => row.toReversed())), expected);
				expectAllAlike(allForms(rows.map((row) => row.map((score) => score + more))), expected);
			}),
		);
	});

	it('do not exist where strictness takes all that people differ by away, in any order', () => {
		const rows = [
			[1, 0, 8],
			[4, 0, 6],
			[2, 6, 1],
			[1, 3, 2],
		];
		expectAllAlike(allForms(rows.toReversed()), allForms(rows));
		expect(intraclassCorrelations(rows)?.mean2).toBeNull();
		expect(intraclassCorrelations(rows.toReversed())?.mean2).toBeNull();
	});

	it('do not mind one rater’s strictness in the third form', () => {
		fc.assert(
			fc.property(scores, fc.integer({ min: -5, max: 5 }), (rows, more) => {
				const stricter = rows.map(([first = 0, ...rest]) => [first + more, ...rest]);
				const thirds = (found: (number | null)[]) => [found[2] ?? null, found[5] ?? null];
				expectAllAlike(thirds(allForms(stricter)), thirds(allForms(rows)));
			}),
		);
	});

	it('do not exist for one person or one rater, nor where nothing varies', () => {
		expect(intraclassCorrelations([[1, 2]])).toBeNull();
		expect(intraclassCorrelations([[1], [2]])).toBeNull();
		expect(
			intraclassCorrelations([
				[3, 3],
				[3, 3],
			]),
		).toMatchObject({ single1: null, single2: null, mean3: null, interval2: null });
	});
});
