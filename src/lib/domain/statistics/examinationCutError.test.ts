import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analyseExamination } from './examinationResults.ts';
import type { CutRule } from './standardSetting.ts';
import type { MarkRow } from './stationResults.ts';

const regression: CutRule = { kind: 'borderline_regression', borderline: 2 };
const grades = [1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5, 5];
const scores = [2, 4, 3, 5, 6, 5, 8, 7, 9, 8, 10, 9];

const rowsOf = (station: string, marks: readonly number[], max = 10): MarkRow[] =>
	marks.map((points, index) => ({
		...{ candidate: `c${index}`, station, itemId: 'i', points, max },
		grade: grades[index]!,
	}));
const analyse = (...stations: MarkRow[][]) => analyseExamination(stations.flat(), () => regression);
const ownError = (results: ReturnType<typeof analyse>, station: number) => {
	const { regression: found, highest } = results.stations[station]!;
	return found?.ok ? found.standardError / highest : NaN;
};

it('the cut of one station errs as that station’s cut does', () => {
	const results = analyse(rowsOf('one', scores));
	expect(results.cutError).toBeCloseTo(ownError(results, 0), 12);
});

it('a station that only repeats another makes the cut no surer', () => {
	const twice = analyse(rowsOf('one', scores), rowsOf('two', scores));
	expect(twice.cutError).toBeCloseTo(ownError(twice, 0), 12);
});

it('stations whose errors undo one another make it sure', () => {
	const line = analyse(rowsOf('one', scores)).stations[0]!.regression!.line!;
	const mirrored = scores.map(
		(score, index) => 2 * (line.intercept + line.slope * grades[index]!) - score,
	);
	expect(analyse(rowsOf('one', scores), rowsOf('two', mirrored)).cutError).toBeCloseTo(0, 8);
});

it('a cut that was refused has no error, and a fixed one does not err', () => {
	expect(analyse(rowsOf('one', scores), rowsOf('two', scores.slice(0, 4))).cutError).toBeNull();
	const fixed = analyseExamination(rowsOf('one', scores), () => ({ kind: 'fixed', share: 0.5 }));
	expect(fixed.cutError).toBe(0);
	expect(analyse([]).cutError).toBeNull();
});

it('no examination’s cut errs more than its stations’ cuts on average', () => {
	const marks = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 });
	const tilted = marks.map((noise) => noise.map((one, index) => one + grades[index]!));
	fc.assert(
		fc.property(tilted, tilted, (one, two) => {
			const results = analyse(rowsOf('one', one), rowsOf('two', two));
			fc.pre(results.cutError !== null);
			const most = (ownError(results, 0) + ownError(results, 1)) / 2;
			expect(results.cutError!).toBeLessThanOrEqual(most + 1e-9);
		}),
	);
});
