import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveGrading, type GradingEntry } from './effectiveGrading.ts';

const grading = (
	id: string,
	method: GradingEntry['method'],
	createdAtMs: number,
	supersedesId: string | null = null,
): GradingEntry => ({ id, method, createdAtMs, supersedesId });

describe('the grading that counts', () => {
	it("is a person's before a panel's before a model's before a rule's, however old", () => {
		const all = [
			grading('a', 'human', 1),
			grading('b', 'panel', 2),
			grading('c', 'model', 3),
			grading('d', 'rule', 4),
		];
		for (const [index, expected] of all.entries()) {
			expect(effectiveGrading(all.slice(index))).toBe(expected);
		}
	});

	it('is the latest of its method that was not superseded', () => {
		const first = grading('a', 'human', 1);
		const second = grading('b', 'human', 2, 'a');
		expect(effectiveGrading([second, first])).toBe(second);
		const late = grading('c', 'human', 3);
		expect(effectiveGrading([late, grading('d', 'human', 2, 'c'), first])?.id).toBe('d');
	});

	it('is never undone by a grading of another method', () => {
		const human = grading('a', 'human', 1);
		expect(effectiveGrading([human, grading('b', 'rule', 2, 'a')])).toBe(human);
	});

	it('is none when there is none', () => {
		expect(effectiveGrading([])).toBeNull();
	});

	it('does not depend on the order they are read in', () => {
		const entries = fc.uniqueArray(
			fc.record({
				id: fc.integer({ min: 10, max: 99 }).map(String),
				method: fc.constantFrom(
					'human' as const,
					'panel' as const,
					'model' as const,
					'rule' as const,
				),
				createdAtMs: fc.nat(5),
				supersedesId: fc.option(fc.integer({ min: 10, max: 99 }).map(String)),
			}),
			{ selector: (each) => each.id },
		);
		fc.assert(
			fc.property(entries, (all) => {
				expect(effectiveGrading([...all].reverse())).toBe(effectiveGrading(all));
			}),
		);
	});
});
