import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RubricItem } from '../rubric/schema.ts';
import type { ItemScore } from './grader.ts';
import { levelFor, maxLevel } from './levels.ts';
import { pointsFor, totalsOf } from './points.ts';
import { rubricOf } from './testFixture.ts';

const rubric = rubricOf(
	{
		whole: { kind: 'act', acts: ['greeting'] },
		halves: { kind: 'act', acts: ['ideas', 'concerns'], need: { full: 2, partial: 1 } },
		absent: { kind: 'absence', acts: ['jargon'] },
	},
	3,
);
const items = rubric.sections.flatMap((section) => section.items);
const [whole, halves, absent] = items as [RubricItem, RubricItem, RubricItem];
const score = (itemId: string, level: number | null): ItemScore => ({
	itemId,
	level,
	unscoredReason: level === null ? 'needs_person' : null,
	credit: null,
	evidence: [],
	nearest: [],
	confidence: 1,
});

describe('levels', () => {
	it('are three where part of what is needed counts, else two', () => {
		expect([maxLevel(whole), maxLevel(halves), maxLevel(absent)]).toEqual([1, 2, 1]);
	});

	it('rise with what was shown', () => {
		expect([0, 1, 2, 3].map((count) => levelFor({ full: 3, partial: 2 }, count))).toEqual([
			0, 0, 1, 2,
		]);
		expect([1, 2].map((count) => levelFor({ full: 2 }, count))).toEqual([0, 1]);
	});
});

describe('points', () => {
	it('are the marks for the highest level and half of them for the middle one', () => {
		expect([pointsFor(whole, 1), pointsFor(halves, 1), pointsFor(halves, 2)]).toEqual([3, 1.5, 3]);
	});

	it('leave an unscored item out on both sides', () => {
		const totals = totalsOf(rubric, [score('whole', 1), score('halves', null), score('absent', 0)]);
		expect(totals).toEqual({ points: 3, maxPoints: 6, scoredCount: 2, unscoredCount: 1 });
	});

	it('count an item nobody scored as unscored', () => {
		expect(totalsOf(rubric, []).unscoredCount).toBe(3);
	});

	it('refuse a level off the scale, an unknown item and an item scored twice', () => {
		expect(() => pointsFor(whole, 2)).toThrow('not on its scale');
		expect(() => totalsOf(rubric, [score('other', 1)])).toThrow('no item "other"');
		expect(() => totalsOf(rubric, [score('whole', 1), score('whole', 1)])).toThrow('twice');
	});
});

const itemsArbitrary = fc.array(
	fc.record({
		marks: fc.integer({ min: 1, max: 5 }),
		hasPartial: fc.boolean(),
		level: fc.option(fc.integer({ min: 0, max: 2 })),
	}),
	{ minLength: 1, maxLength: 40 },
);

describe('for any rubric and any scores', () => {
	const build = (drawn: { marks: number; hasPartial: boolean; level: number | null }[]) => {
		const base = rubricOf(
			Object.fromEntries(
				drawn.map(({ hasPartial }, index) => [
					`item_${index}`,
					{
						kind: 'act' as const,
						acts: ['ideas' as const],
						need: hasPartial ? { full: 2, partial: 1 } : { full: 2 },
					},
				]),
			),
		);
		const section = base.sections[0]!;
		const marked = section.items.map((item, index) => ({ ...item, marks: drawn[index]!.marks }));
		const scores = drawn.map(({ hasPartial, level }, index) =>
			score(`item_${index}`, level !== null && !hasPartial ? Math.min(level, 1) : level),
		);
		return { rubric: { ...base, sections: [{ ...section, items: marked }] }, marked, scores };
	};

	it('points lie between nothing and the marks of what was scored, exactly the sum of the items', () => {
		fc.assert(
			fc.property(itemsArbitrary, (drawn) => {
				const { rubric, marked, scores } = build(drawn);
				const { points, maxPoints } = totalsOf(rubric, scores);
				expect(points).toBeGreaterThanOrEqual(0);
				expect(points).toBeLessThanOrEqual(maxPoints);
				const each = marked.map((item, index) => pointsFor(item, scores[index]!.level) ?? 0);
				expect(points * 2).toBe(each.reduce((sum, value) => sum + value * 2, 0));
				expect(Number.isInteger(points * 2)).toBe(true);
			}),
		);
	});

	it('an unscored item counts neither as nothing nor as full marks: leaving it out changes nothing', () => {
		fc.assert(
			fc.property(itemsArbitrary, (drawn) => {
				const { rubric, scores } = build(drawn);
				const all = totalsOf(rubric, scores);
				const scored = scores.filter((each) => each.level !== null);
				expect(totalsOf(rubric, scored)).toEqual(all);
				expect(all.scoredCount).toBe(scored.length);
				expect(all.scoredCount + all.unscoredCount).toBe(drawn.length);
			}),
		);
	});

	it('do not depend on the order of the scores', () => {
		fc.assert(
			fc.property(itemsArbitrary, (drawn) => {
				const { rubric, scores } = build(drawn);
				expect(totalsOf(rubric, [...scores].reverse())).toEqual(totalsOf(rubric, scores));
			}),
		);
	});
});
