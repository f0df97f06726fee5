import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkConsultation, ruleNames } from './checkConsultation.ts';
import { cleanCase, seededDraw } from './cleanCase.ts';
import { plantedBugs } from './plantedBugs.ts';
import { selfTest } from './selfTest.ts';

const someSeeds = { numRuns: 25 };

describe('the checker of a run with faults', () => {
	it('finds nothing where all is well', () => {
		fc.assert(
			fc.property(fc.nat(), (seed) => {
				expect(checkConsultation(cleanCase(seed))).toEqual([]);
			}),
			someSeeds,
		);
	});

	it.each(plantedBugs)('finds that $name', ({ plant, foundBy }) => {
		fc.assert(
			fc.property(fc.nat(), fc.nat(), (seed, place) => {
				const one = cleanCase(seed);
				plant(one, seededDraw(place));
				expect(checkConsultation(one).map(({ rule }) => rule)).toContain(foundBy);
			}),
			someSeeds,
		);
	});

	it('has no rule that no planted bug puts to the test', () => {
		expect(new Set(plantedBugs.map(({ foundBy }) => foundBy))).toEqual(new Set(ruleNames));
	});

	it('allows an utterance that was never acknowledged to stand once, or not at all', () => {
		const sent = (text: string) =>
			({ atMs: 0, kind: 'sent', commandId: text, name: 'say', what: text, process: 0 }) as const;
		const one = cleanCase(1);
		one.journal.push(sent('Question 1?'), sent('Never heard?'));
		expect(checkConsultation(one)).toEqual([]);
	});

	it('tells in its self-test what it missed', () => {
		expect(selfTest([1, 2, 3])).toMatchObject({ ok: true, faults: [], untested: [] });
	});
});
