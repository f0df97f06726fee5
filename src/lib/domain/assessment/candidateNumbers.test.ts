import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawNumbers } from './candidateNumbers.ts';
import { drawStartCode } from './startCode.ts';
import { startCodeSchema } from './assessment.ts';

/** A generator of its own for each seed. */
function chance(seed: number) {
	let state = seed >>> 0;
	return (limit: number) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * limit);
	};
}
const candidates = (count: number) =>
	Array.from({ length: count }, (_, at) => ({ id: `c${at}`, number: null as string | null }));

describe('anonymous numbers', () => {
	it('are four digits, each candidate’s own, and those that were given stay', () => {
		fc.assert(
			fc.property(fc.integer(), fc.integer({ min: 0, max: 300 }), (seed, count) => {
				const below = chance(seed);
				const first = drawNumbers(candidates(count), below);
				const later = [...candidates(count), { id: 'late', number: null }].map((one) => ({
					...one,
					number: first.get(one.id) ?? null,
				}));
				const added = drawNumbers(later, below);
				expect([...added.keys()]).toEqual(['late']);
				const all = [...first.values(), ...added.values()];
				expect(new Set(all).size).toBe(count + 1);
				expect(all.every((number) => /^[1-9]\d{3}$/.test(number))).toBe(true);
			}),
		);
	});

	it('follow chance alone: not the order of names or of the list', () => {
		const [one, other] = [
			drawNumbers(candidates(20), chance(1)),
			drawNumbers(candidates(20), chance(2)),
		];
		expect([...one.values()]).not.toEqual([...other.values()]);
		expect([...one.values()]).not.toEqual([...one.values()].sort());
	});
});

describe('a start code', () => {
	it('is accepted as it is read out, in any capitals and with spaces', () => {
		fc.assert(
			fc.property(fc.integer(), (seed) => {
				const code = drawStartCode(chance(seed));
				expect(startCodeSchema.parse(` ${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`)).toBe(
					code,
				);
			}),
		);
	});
});
