import { describe, expect, it } from 'vitest';
import { shippedCases } from '../tutor/shippedCases.fixture.ts';
import { areaOfItem, marksByArea, skillOf } from './itemPlace.ts';

const { rubric, tutored } = shippedCases.find(({ name }) => name === 'chest-pain en')!;
const items = rubric.sections.flatMap((section) => section.items);
const areaOf = (id: string) =>
	areaOfItem(
		items.find((item) => item.id === id)!,
		tutored,
	);

describe('an item', () => {
	it('belongs to the area that most of what it wants belongs to', () => {
		expect(areaOf('pain_described')).toBe('problem');
		expect(areaOf('answered_feeling')).toBe('feelings');
		expect(areaOf('found_sildenafil')).toBe('medicines');
	});

	it('that is written afterwards, or must stay away, belongs to none', () => {
		const outside = items.filter(({ criterion }) => ['note', 'absence'].includes(criterion.kind));
		expect(outside.map((item) => areaOfItem(item, tutored)).filter(Boolean)).toEqual([]);
		expect(outside.length).toBeGreaterThan(0);
	});

	it('practises one of four skills, by what it marks', () => {
		expect(new Set(items.map(skillOf))).toEqual(
			new Set(['gathering', 'relating', 'acting', 'reasoning']),
		);
	});
});

it.each(shippedCases)(
	'the areas of $name hold the marks of all it wants asked, said or done',
	(own) => {
		const all = own.rubric.sections.flatMap((section) => section.items);
		const within = all.filter((item) => !['note', 'absence'].includes(item.criterion.kind));
		const sum = [...marksByArea(all, own.tutored).values()].reduce((a, b) => a + b, 0);
		expect(sum).toBe(within.reduce((total, { marks }) => total + marks, 0));
	},
);
