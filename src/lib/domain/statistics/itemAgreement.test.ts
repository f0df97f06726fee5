import { describe, expect, it } from 'vitest';
import { listItemAgreement } from './itemAgreement.ts';

const pairs = (itemId: string, highest: number, text: string) =>
	text.split(' ').map((pair) => ({
		itemId,
		highest,
		ours: Number(pair[0]),
		theirs: Number(pair[1]),
	}));

describe('agreement on each item', () => {
	it('shows the item on which machine and people part', () => {
		const [good, bad] = listItemAgreement([
			...pairs('onset', 1, '11 11 11 00 00 00 11 00'),
			...pairs('empathy', 2, '20 21 02 12 01 10 22 00'),
		]);
		expect(good).toEqual({
			...{ itemId: 'onset', n: 8, agreement: 1, kappa: 1, weightedKappa: 1, ac1: 1 },
		});
		expect(bad).toMatchObject({ itemId: 'empathy', n: 8, agreement: 0.25 });
		expect(bad?.kappa).toBeLessThan(0);
	});

	it('says nothing of kappa where both gave one level throughout', () => {
		const [item] = listItemAgreement(pairs('wash', 1, '11 11 11'));
		expect(item).toMatchObject({ agreement: 1, kappa: null, weightedKappa: null, ac1: 1 });
	});
});
