import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestOf, type GradingEntry } from './latestOf.ts';

const grading = (
	id: string,
	method: GradingEntry['method'],
	createdAtMs: number,
	supersedesId: string | null = null,
): GradingEntry => ({ id, method, createdAtMs, supersedesId });

describe('the grading of a method that counts', () => {
	it('is the latest that was not superseded', () => {
		const first = grading('a', 'human', 1);
		const second = grading('b', 'human', 2, 'a');
		expect(latestOf([second, first], 'human')).toBe(second);
		const late = grading('c', 'human', 3);
		expect(latestOf([late, grading('d', 'human', 2, 'c'), first], 'human')?.id).toBe('d');
	});

	it('is never undone by a grading of another method', () => {
		const human = grading('a', 'human', 1);
		expect(latestOf([human, grading('b', 'rule', 2, 'a')], 'human')).toBe(human);
	});

	it('is none when there is none', () => {
		expect(latestOf([], 'rule')).toBeNull();
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
				expect(latestOf([...all].reverse(), 'rule')).toBe(latestOf(all, 'rule'));
			}),
		);
	});
});
