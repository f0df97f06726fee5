import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedCases } from '../tutor/shippedCases.fixture.ts';
import {
	areasTold,
	chooseDrill,
	drillSeconds,
	historyMarks,
	narrowToArea,
	type DrillCandidate,
} from './drill.ts';
import { areaOfItem } from './itemPlace.ts';

const { rubric, tutored } = shippedCases.find(({ name }) => name === 'chest-pain en')!;
const drilled = narrowToArea({ scenario: tutored.scenario, rubric }, 'medicines', tutored);
const idsOf = ({ sections }: typeof rubric) =>
	sections.flatMap(({ items }) => items.map(({ id }) => id));

describe('a drill', () => {
	it('marks its area and how questions are put, and nothing else', () => {
		expect(idsOf(drilled.rubric)).toEqual([
			'found_sildenafil',
			'regular_medicines',
			'asked_allergies',
			'clear_neutral_language',
		]);
		expect(drilled.rubric.domains).toEqual([]);
	});

	it('lasts five minutes, with the patient who knows all they know otherwise', () => {
		const { briefing, ...patient } = drilled.scenario;
		expect(briefing.consultationSeconds).toBe(drillSeconds);
		expect({ ...patient, briefing: tutored.scenario.briefing }).toEqual(tutored.scenario);
	});

	it('marks in any case and any area what the whole case marks there, in its order and by its rules', () => {
		const areas = tutored.hints.areas.map(({ id }) => id);
		fc.assert(
			fc.property(fc.constantFrom(...shippedCases), fc.constantFrom(...areas), (one, area) => {
				const { rubric: whole } = one;
				const narrow = narrowToArea({ scenario: one.scenario, rubric: whole }, area, one.tutored);
				const kept = new Set(idsOf(narrow.rubric));
				const items = whole.sections.flatMap((section) => section.items);
				const inArea = items.filter((item) => areaOfItem(item, one.tutored) === area);
				expect(inArea.every(({ id }) => kept.has(id))).toBe(true);
				expect(narrow.rubric.sections.flatMap((section) => section.items)).toEqual(
					items.filter(({ id }) => kept.has(id)),
				);
				const others = items.filter((item) => kept.has(item.id) && !inArea.includes(item));
				expect(others.every(({ criterion }) => criterion.kind === 'absence')).toBe(true);
				expect(narrow.rubric.sections.every((section) => section.items.length > 0)).toBe(true);
			}),
		);
	});

	it('narrowed again is the same drill', () => {
		expect(narrowToArea(drilled, 'medicines', tutored)).toEqual(drilled);
	});
});

it('information alone makes a drill: saying who one is takes no five minutes', () => {
	const marks = historyMarks(rubric, tutored);
	expect(marks.get('medicines')).toBe(7);
	expect(marks.has('meeting')).toBe(false);
});

it('a patient has something to tell of an area or not', () => {
	const told = areasTold(tutored);
	expect(told.has('medicines')).toBe(true);
	expect(told.has('examination')).toBe(false);
	expect(told.has('explaining')).toBe(false);
});

describe('the case of a drill', () => {
	const candidate = (slug: string, marks: number, times = 0): DrillCandidate => ({
		slug,
		marksByArea: new Map([['family', marks]]),
		areasTold: new Set(['family']),
		timesDrilled: new Map([['family', times]]),
	});

	it('is the one with the most marks in the area, another one the next time', () => {
		const cases = [candidate('few', 3), candidate('many', 5)];
		expect(chooseDrill('family', cases)).toBe('many');
		expect(chooseDrill('family', [candidate('few', 3), candidate('many', 5, 1)])).toBe('few');
	});

	it('has marks enough in the area, and a patient who has something to tell of it', () => {
		const silent = { ...candidate('silent', 9), areasTold: new Set<string>() };
		const unmarked = { ...candidate('unmarked', 9), marksByArea: new Map() };
		expect(chooseDrill('family', [silent, unmarked, candidate('thin', 1)])).toBeNull();
	});

	it('whoever drills on and on meets every case that has the area', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 1, maxLength: 4 }),
				(all) => {
					const times = all.map(() => 0);
					for (let round = 0; round < 9 * all.length; round += 1) {
						const cases = all.map((marks, at) => candidate(String(at), marks, times[at]));
						times[Number(chooseDrill('family', cases))]! += 1;
					}
					expect(times.every((count) => count > 0)).toBe(true);
				},
			),
		);
	});
});
