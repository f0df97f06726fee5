import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseExamination } from './examinationResults.ts';
import type { CutRule } from './standardSetting.ts';
import type { MarkRow } from './stationResults.ts';

/** Ten candidates at two stations: of four points, and of ten; graded as their scores go. */
const rowsOf = (station: string, scores: (number | null)[], max: number): MarkRow[] =>
	scores.flatMap((score, candidate) =>
		[0, 1].map((item) => ({
			candidate: `c${candidate}`,
			station,
			itemId: `i${item}`,
			points: score === null ? null : score / 2,
			max: max / 2,
			grade: score === null ? null : 1 + Math.floor((4 * score) / max),
		})),
	);
const cough = rowsOf('cough', [0, 1, 1, 2, 2, 2, 3, 3, 4, 4], 4);
const fever = rowsOf('fever', [1, 2, 4, 4, 5, 6, 6, 8, 9, 10], 10);
const fixed = (share: number): CutRule => ({ kind: 'fixed', share });
const regression: CutRule = { kind: 'borderline_regression', borderline: 2 };

describe('a station’s results', () => {
	it('are its mean, spread, fails and items', () => {
		const [station] = analyseExamination(fever, () => fixed(0.5)).stations;
		expect(station).toMatchObject({ highest: 10, n: 10, waiting: 0, mean: 5.5, fails: 4 });
		expect(station?.cut).toEqual({ ok: true, points: 5 });
		expect(station?.items[0]).toMatchObject({ itemId: 'i0', difficulty: 0.55, max: 5 });
		expect(station?.items[0]?.correctedItemTotal).toBeCloseTo(1, 10);
		expect(station?.reliability.alpha).toBeCloseTo(1, 10);
	});

	it('hold the line for its plot where the cut comes from grades', () => {
		const [station] = analyseExamination(fever, () => regression).stations;
		expect(station?.regression).toMatchObject({ ok: true });
		expect(station?.cut).toEqual({
			ok: true,
			points: station?.regression?.ok ? station.regression.cut : null,
		});
	});

	it('leave out whoever waits for a mark, who neither passes nor fails', () => {
		const waiting = fever.map((row) =>
			row.candidate === 'c0' && row.itemId === 'i1' ? { ...row, points: null } : row,
		);
		const [station] = analyseExamination(waiting, () => fixed(0.5)).stations;
		expect(station).toMatchObject({ n: 9, waiting: 1, mean: 6, fails: 3 });
		expect(station?.scores[0]).toMatchObject({ score: null, hasPassed: null });
		expect(station?.reliability).toMatchObject({ people: 9, leftOut: 1 });
	});

	it('are refused for an item that gives now so many points, now others', () => {
		const [first, ...rest] = fever;
		const odd = [{ ...first!, max: 7 }, ...rest];
		expect(() => analyseExamination(odd, () => fixed(0.5))).toThrow(RangeError);
	});
});

describe('an examination’s results', () => {
	it('count every station alike, whatever its points', () => {
		const { candidates, cut } = analyseExamination([...cough, ...fever], (station) =>
			fixed(station === 'cough' ? 0.5 : 0.7),
		);
		expect(cut).toMatchObject({ ok: true, share: expect.closeTo(0.6, 10) });
		expect(candidates[7]).toMatchObject({
			stations: [0.75, 0.8],
			share: 0.775,
			stationsPassed: 2,
			outcome: 'passed',
		});
		expect(candidates.map(({ outcome }) => outcome).filter((one) => one === 'failed')).toHaveLength(
			6,
		);
	});

	it('say who lies within one standard error of the cut', () => {
		const { candidates, sem, cut } = analyseExamination([...cough, ...fever], () => fixed(0.55));
		const near = candidates.filter(({ isNearCut }) => isNearCut);
		const reach = cut?.ok && sem !== null ? [cut.share - sem, cut.share + sem] : [];
		expect(near.length).toBeGreaterThan(0);
		expect(near.map(({ share }) => share)).toEqual(
			candidates
				.map(({ share }) => share)
				.filter((share) => share! >= reach[0]! && share! <= reach[1]!),
		);
	});

	it('are incomplete for whoever misses a station, and do not count towards alpha', () => {
		const { candidates, reliability } = analyseExamination(
			[...cough, ...fever.filter(({ candidate }) => candidate !== 'c3')],
			() => fixed(0.5),
		);
		expect(candidates[3]).toMatchObject({
			stations: [0.5, null],
			share: null,
			outcome: 'incomplete',
			isNearCut: false,
		});
		expect(reliability).toMatchObject({ people: 9, leftOut: 1 });
	});

	it('have no cut, and fail nobody, where a station’s cut was refused', () => {
		const upsideDown = fever.map((row) => ({ ...row, grade: row.grade && 6 - row.grade }));
		const results = analyseExamination([...cough, ...upsideDown], () => regression);
		expect(results.cut).toEqual({ ok: false, reason: 'slope_not_positive' });
		expect(results.fails).toBeNull();
		expect(new Set(results.candidates.map(({ outcome }) => outcome))).toEqual(new Set(['no_cut']));
	});

	it('of nobody are empty', () => {
		expect(analyseExamination([], () => fixed(0.5))).toMatchObject({
			...{ stations: [], mean: null, sd: null, sem: null, cut: null, candidates: [], fails: null },
		});
	});

	const rows = fc.array(
		fc.record({
			candidate: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'),
			station: fc.constantFrom('one', 'two', 'three'),
			itemId: fc.constantFrom('x', 'y', 'z'),
			points: fc.option(fc.integer({ min: 0, max: 4 })),
			max: fc.constant(4),
			grade: fc.option(fc.integer({ min: 1, max: 5 })),
		}),
		{ maxLength: 100 },
	);

	it('hold numbers or nothing, never NaN, whatever was marked', () => {
		const someRule = fc.constantFrom(regression, fixed(0), fixed(0.5), fixed(1));
		fc.assert(
			fc.property(rows, someRule, (some, rule) => {
				const text = JSON.stringify(
					analyseExamination(some, () => rule),
					(_, value: unknown) =>
						typeof value === 'number' && !Number.isFinite(value) ? 'not a number' : value,
				);
				expect(text).not.toContain('not a number');
			}),
		);
	});
});
