import { describe, expect, test } from 'vitest';
import { lineOf, plant } from '../../scenario/fixtures/smallScenario.ts';
import { checkGold, parseGold } from './loadGold.ts';
import { smallCase, smallGold } from './smallGold.fixture.ts';

function faultsIn(text: string) {
	const parsed = parseGold(text, 'average.en.yaml');
	return 'faults' in parsed ? parsed.faults : checkGold(parsed, smallCase());
}

test('a sound gold file has no faults', () => {
	expect(faultsIn(smallGold)).toEqual([]);
});

describe('each fault stands on its line and says how to mend it', () => {
	test.each([
		[
			'another scenario',
			'scenario: sore-knee',
			'scenario: sore-hip',
			/gold file is for "sore-hip"/,
			/sore-knee/,
		],
		[
			'an unknown kind of student',
			'student: average',
			'student: averge',
			/"averge" is not allowed/,
			/average/,
		],
		[
			'an unknown field of a line',
			'told: [sore_knee]',
			'tells: [sore_knee]',
			/"tells" is not a field/,
			/told/,
		],
		[
			'an unknown fact',
			'told: [onset_friday]',
			'told: [onset_fryday]',
			/no fact "onset_fryday"/,
			/onset_friday/,
		],
		['an unknown deed', 'did: joints', 'did: jonts', /no finding or action "jonts"/, /joints/],
		['an unknown item', 'examined:', 'examinned:', /no rubric item "examinned"/, /examined/],
		[
			'an item marked twice',
			'noted: { level: 1, quote: Acute gout }',
			'examined: { level: 0, because: no }',
			/examined/,
			/./,
		],
		[
			'a level off the scale',
			'noted: { level: 1',
			'noted: { level: 2',
			/level 2 is not on the scale/,
			/0 to 1/,
		],
		[
			'a quote changed by a word',
			'quote: When did it begin? }',
			'quote: When did that begin? }',
			/no line of the student/,
			/copy them/,
		],
		[
			'a quote of the patient',
			'quote: When did it begin? }',
			'quote: It began on Friday. }',
			/no line of the student/,
			/copy them/,
		],
		[
			'a quote that is not in the note',
			'quote: Acute gout',
			'quote: Gouty arthritis',
			/no part of the note/,
			/copy them/,
		],
		[
			'a credit where none is given',
			'examined: { level: 1 }',
			'examined: { level: 1, credit: asked }',
			/kind "action" has no credit/,
			/take "credit" out/,
		],
		[
			'a credit that scores nothing',
			'asked_onset: { level: 1, credit: asked',
			'asked_onset: { level: 1, credit: volunteered',
			/earns no mark here/,
			/level: 0/,
		],
		[
			'a mark without its words',
			'noted: { level: 1, quote: Acute gout }',
			'noted: { level: 1 }',
			/quotes what earns it/,
			/quote/,
		],
		[
			'a missing mark without a reason',
			'no_leading: { level: 1 }',
			'no_leading: { level: 0 }',
			/why it is not given/,
			/because/,
		],
	])('%s', (_, healthy, faulty, problem, mend) => {
		const text = plant(smallGold, healthy, faulty);
		const fault = faultsIn(text).find((one) => problem.test(one.problem));
		expect(fault?.mend).toMatch(mend);
		expect(fault?.line).toBe(lineOf(text, faulty));
	});
});

test('every item is marked', () => {
	const text = plant(smallGold, '  examined: { level: 1 }\n', '');
	expect(faultsIn(text)).toMatchObject([
		{
			line: lineOf(text, 'marks:'),
			problem: 'the item "examined" is not marked (Examined the knee)',
		},
	]);
});

test('a deed is marked only where it was done', () => {
	const text = plant(smallGold, 'did: joints', 'did: ecg');
	expect(faultsIn(text)[0]?.problem).toBe(
		'level 1 needs more than the 0 of its deeds that the student did',
	);
});

test('what must not be done costs the mark where it was done', () => {
	const { rubric, ...rest } = smallCase();
	const items = rubric.sections.flatMap((section) => section.items);
	const noLeading = items.find(({ id }) => id === 'no_leading');
	if (noLeading?.criterion.kind === 'absence')
		Object.assign(noLeading.criterion, { actions: ['see_alone'], allowed: 0 });
	const parsed = parseGold(
		plant(smallGold, 'did: joints }', 'did: joints }\n  - { by: student, did: see_alone }'),
		'gold',
	);
	if ('faults' in parsed) throw new Error('the planted file cannot be read');
	expect(checkGold(parsed, { rubric, ...rest })).toMatchObject([
		{ problem: 'this mark is given, but the student did what must not be done' },
	]);
});

test('information is marked only where it was told', () => {
	const text = plant(smallGold, ', told: [onset_friday]', '');
	expect(faultsIn(text).map(({ problem }) => problem)).toContain(
		'this mark is given, but no line of the patient tells any of its facts',
	);
});

test('a quote may differ in white space and in the form of its characters', () => {
	const spaced = plant(
		smallGold,
		'quote: When did it begin? }',
		'quote: "When  did it\\nbegin?" }',
	);
	expect(faultsIn(spaced)).toEqual([]);
});

test('a student who says nothing is no transcript', () => {
	const text = smallGold.replace(/ {2}- \{ by: student, text: .*\n/g, '');
	expect(faultsIn(text).map(({ problem }) => problem)).toContain(
		'the student says nothing in this transcript',
	);
});
