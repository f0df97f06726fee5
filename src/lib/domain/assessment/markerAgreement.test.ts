import { describe, expect, it } from 'vitest';
import { agreementByItem, gradeAgreement, isLow, type JudgedItem } from './markerAgreement.ts';

const nobody = { rule: null, model: null, person: null, first: null, second: null };
const judged = (itemId: string, levels: Partial<JudgedItem['levels']>): JudgedItem => ({
	...{ itemId, highest: 1, levels: { ...nobody, ...levels } },
});

describe('agreement on an item', () => {
	it('counts the sittings that both marked, and no others', () => {
		const { rule_person, model_person, first_second } = agreementByItem([
			judged('a', { rule: 1, person: 1 }),
			judged('a', { rule: 0, person: 0, model: 1 }),
			judged('a', { rule: null, person: 1 }),
			judged('b', { rule: 1 }),
		]);
		expect([...rule_person]).toEqual([
			['a', { n: 2, agreement: 1, kappa: 1, weightedKappa: 1, ac1: 1 }],
		]);
		expect(model_person.get('a')).toMatchObject({ n: 1, agreement: 0 });
		expect(first_second.size).toBe(0);
	});

	it('is low below 0.6, once ten sittings speak for it', () => {
		const figures = { agreement: 0.7, kappa: 0.59, weightedKappa: null, ac1: null };
		expect(isLow({ ...figures, n: 10 })).toBe(true);
		expect(isLow({ ...figures, n: 9 })).toBe(false);
		expect(isLow({ ...figures, n: 10, kappa: 0.6 })).toBe(false);
		expect(isLow({ ...figures, n: 10, kappa: null })).toBe(false);
	});
});

describe('agreement on the global grade', () => {
	it('tells how often two people are at one, and who is the kinder', () => {
		const pairs = [1, 2, 3, 4, 5].map((first) => ({ first, second: Math.min(5, first + 1) }));
		const found = gradeAgreement(pairs);
		expect(found).toMatchObject({ n: 5, agreement: 0.2, difference: 0.8 });
		// Four of five are a step apart; by chance the 25 pairs would be 15 + 10 + 15 + 30 + 30 squared steps apart.
		expect(found.weightedKappa).toBeCloseTo(1 - 4 / 5 / (100 / 25), 10);
	});

	it('says nothing where nobody marked a second time', () => {
		expect(gradeAgreement([])).toEqual({
			...{ n: 0, agreement: null, weightedKappa: null, icc: null, difference: null },
		});
	});
});
