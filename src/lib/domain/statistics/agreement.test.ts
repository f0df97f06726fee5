import { describe, expect, it } from 'vitest';
import { describeAgreement, kappaInterval, kappaOf, tabulate } from './agreement.ts';

describe('agreement of two markers', () => {
	it('gives the kappa of the textbook table 20, 5, 10, 15: 0.4', () => {
		const table = { yesYes: 20, yesNo: 5, noYes: 10, noNo: 15 };
		expect(kappaOf(table)).toBeCloseTo(0.4, 10);
		const interval = kappaInterval(table);
		expect(interval?.low).toBeCloseTo(0.1506, 3);
		expect(interval?.high).toBeCloseTo(0.6494, 3);
	});
	it('says null, not a number, where nothing can be said', () => {
		const empty = describeAgreement(tabulate([]));
		expect(empty.kappa).toBeNull();
		expect(empty.ac1).toBeNull();
		expect(empty.precision).toBeNull();
		const unanimous = tabulate([{ ours: true, gold: true }]);
		expect(kappaOf(unanimous)).toBeNull();
		expect(kappaInterval(unanimous)).toBeNull();
	});
	it('counts precision over what was claimed and recall over what was true', () => {
		const table = tabulate([
			{ ours: true, gold: true },
			{ ours: true, gold: false },
			{ ours: false, gold: true },
			{ ours: false, gold: true },
			{ ours: false, gold: false },
		]);
		expect(describeAgreement(table)).toMatchObject({
			precision: 0.5,
			recall: 1 / 3,
			specificity: 0.5,
		});
	});
});
