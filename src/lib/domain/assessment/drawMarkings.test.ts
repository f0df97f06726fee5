import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawRounds, markingPlace } from './drawMarkings.ts';

const id = fc.uuid();

describe('the draw of markings', () => {
	it('gives the same sitting the same rounds and places, whoever draws', () => {
		fc.assert(
			fc.property(
				id,
				id,
				fc.integer({ min: 0, max: 100 }),
				(assessment, sitting, secondPercent) => {
					const rules = { secondPercent };
					expect(drawRounds(rules, assessment, sitting)).toEqual(
						drawRounds(rules, assessment, sitting),
					);
					const place = markingPlace(1, assessment, sitting);
					expect(place).toBe(markingPlace(1, assessment, sitting));
					expect(Number.isInteger(place) && place >= 0 && place < 2 ** 31).toBe(true);
				},
			),
		);
	});

	it('has a second person mark none at 0 percent, all at 100, and about the share asked for between', () => {
		const sittings = Array.from({ length: 2000 }, (_, index) => `sitting-${index}`);
		const seconds = (secondPercent: number) =>
			sittings.filter((one) => drawRounds({ secondPercent }, 'finals', one).includes(2)).length;
		expect(seconds(0)).toBe(0);
		expect(seconds(100)).toBe(2000);
		expect(seconds(20)).toBeGreaterThan(320);
		expect(seconds(20)).toBeLessThan(480);
	});

	it('orders the rounds apart, so that a second marker does not follow in the first one’s steps', () => {
		const sittings = Array.from({ length: 50 }, (_, index) => `sitting-${index}`);
		const order = (round: 1 | 2) =>
			sittings.toSorted((a, b) => markingPlace(round, 'x', a) - markingPlace(round, 'x', b));
		expect(order(1)).not.toEqual(sittings);
		expect(order(2)).not.toEqual(order(1));
	});
});
