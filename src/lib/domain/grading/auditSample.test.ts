import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawAuditSample } from './auditSample.ts';
import type { DoubtReason } from './doubt.ts';
import type { ItemScore } from './grader.ts';

const score = (itemId: string, level: number | null): ItemScore => ({
	...{ itemId, level, unscoredReason: null, credit: null, evidence: [], nearest: [] },
	confidence: 1,
});
const mark = (itemId: string, level: number | null, doubts: DoubtReason[] = []) => ({
	score: score(itemId, level),
	isDecided: false,
	doubts,
});
const drawnOf = (marks: ReturnType<typeof mark>[], key: string, share: number) =>
	drawAuditSample(marks, key, share).map(({ itemId }) => itemId);

describe('the audit sample', () => {
	it('is the same for a consultation however often it is drawn, and grows with the share', () => {
		const marks = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) => mark(id, index % 2));
		const share = fc.double({ min: 0, max: 1, noNaN: true });
		fc.assert(
			fc.property(fc.uuid(), share, share, (key, one, other) => {
				const [less, more] = [Math.min(one, other), Math.max(one, other)];
				const drawn = drawnOf(marks, key, less);
				expect(drawnOf(marks, key, less)).toEqual(drawn);
				expect(drawnOf(marks, key, more)).toEqual(expect.arrayContaining(drawn));
			}),
		);
	});

	it('holds awarded and withheld marks in the share asked', () => {
		const marks = [mark('awarded', 1), mark('withheld', 0)];
		const drawn = Array.from({ length: 20_000 }, (_, index) =>
			drawnOf(marks, `consultation ${index}`, 0.02),
		).flat();
		for (const kind of ['awarded', 'withheld']) {
			const count = drawn.filter((itemId) => itemId === kind).length;
			expect(count).toBeGreaterThan(320);
			expect(count).toBeLessThan(480);
		}
	});

	it('leaves out what a person decides or looks at anyway, and what has no mark', () => {
		const marks = [
			mark('unscored', null),
			mark('doubted', 1, ['graders_disagree']),
			{ ...mark('decided', 1), isDecided: true },
			mark('missed_safety', 0, ['safety_concern']),
			mark('plain', 1),
		];
		expect(drawnOf(marks, 'key', 1)).toEqual(['missed_safety', 'plain']);
		expect(drawnOf(marks, 'key', 0)).toEqual([]);
	});
});
