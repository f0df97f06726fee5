import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultsIn, lineOf, plant, smallScenario } from './fixtures/smallScenario.ts';

/** Plants a fault and expects the first one found to stand on the line that holds `marker`. */
function expectFault(
	healthy: string,
	faulty: string,
	marker: string,
	problem: RegExp,
	mend: RegExp,
) {
	const text = plant(smallScenario, healthy, faulty);
	const [fault] = faultsIn(text);
	expect(fault?.problem).toMatch(problem);
	expect(fault?.mend).toMatch(mend);
	expect(fault?.line).toBe(lineOf(text, marker));
}

test('a sound scenario has no faults', () => {
	expect(faultsIn(smallScenario)).toEqual([]);
});

describe('a file that is not well-formed says on which line, and only its first error', () => {
	test('a tab', () => {
		expectFault('  - id: onset_friday', '\t- id: onset_friday', '\t- id', /tab/, /spaces/);
		expect(faultsIn(plant(smallScenario, '  - id: onset_friday', '\t- id: x'))).toHaveLength(1);
	});

	test('an unclosed bracket', () => {
		expectFault('topics: [onset]', 'topics: [onset', 'label: Began', /not closed/, /close it/);
	});

	test('a field written twice', () => {
		const twice = '    label: Began on Friday\n    label: Began later';
		expectFault(
			'    label: Began on Friday',
			twice,
			'label: Began later',
			/"label" is written twice/,
			/keep one/,
		);
	});

	test('a colon inside a text', () => {
		expectFault(
			'opening: My knee is',
			'opening: My knee: is',
			'opening:',
			/second colon/,
			/quotation marks/,
		);
	});

	test('a text that begins with a star', () => {
		expectFault('[My knee is sore.]', '*knee', '*knee', /begins with \*/, /quotation marks/);
	});

	test('an empty file', () => {
		expect(faultsIn('')[0]).toMatchObject({ line: 1, column: 1, problem: 'the file is empty' });
	});

	test('references that multiply past reason', () => {
		const rows = Array.from(
			{ length: 12 },
			(_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`,
		);
		const [fault] = faultsIn(['a0: &a0 [x]', ...rows].join('\n'));
		expect(fault?.problem).toMatch(/cannot be read/);
	});
});

describe('a field that does not fit says what does', () => {
	test('a mistyped field is one fault, not also a missing one', () => {
		expectFault(
			'topics: [onset]',
			'topcis: [onset]',
			'topcis',
			/"topcis" is not a field/,
			/did you mean "topics"/,
		);
		expect(faultsIn(plant(smallScenario, 'topics: [onset]', 'topcis: [onset]'))).toHaveLength(1);
	});

	test('a missing field is placed at the thing that lacks it', () => {
		expectFault(
			'    label: Began on Friday\n',
			'',
			'id: onset_friday',
			/lacks "label"/,
			/add "label/,
		);
	});

	test('a value that is not allowed', () => {
		expectFault(
			'disclosure: asked',
			'disclosure: aksed',
			'aksed',
			/"aksed" is not allowed/,
			/did you mean "asked"/,
		);
	});

	test('a word where a number belongs', () => {
		expectFault('age: 40', 'age: forty', 'age: forty', /should be a number/, /write a number/);
	});

	test('an unknown condition in a gate', () => {
		expectFault(
			'[affect: [open]]',
			'[affcet: [open]]',
			'affcet',
			/"affcet" is not a field/,
			/did you mean "affect"/,
		);
	});

	test('two conditions in one entry of a gate', () => {
		expectFault(
			'[affect: [open]]',
			'[{ affect: [open], act: consent }]',
			'consent',
			/cannot stand together/,
			/entries of their own/,
		);
	});

	test('an unknown dialogue act', () => {
		expectFault(
			'act: permission',
			'act: permision',
			'permision',
			/not allowed/,
			/did you mean "permission"/,
		);
	});

	test('an incomplete review', () => {
		expectFault(
			'clinicalReview: not reviewed',
			'clinicalReview: { name: Dr A, date: 2026-01-01 }',
			'clinicalReview',
			/lacks "reviewAgainBy"/,
			/add/,
		);
	});

	test('a guarded fact without what it says while holding back', () => {
		expectFault(
			'    holdingBack: [Not much.]\n',
			'',
			'id: drinks_wine',
			/needs a gate and a holdingBack/,
			/change/,
		);
	});
});

describe('whatever is in the file, the author gets sentences with a line', () => {
	const linesOf = (text: string) => text.split('\n').length;

	test('a piece cut out anywhere', () => {
		const position = fc.nat(smallScenario.length - 1);
		fc.assert(
			fc.property(position, fc.integer({ min: 1, max: 40 }), (start, length) => {
				const text = smallScenario.slice(0, start) + smallScenario.slice(start + length);
				for (const { line, column, problem, mend } of faultsIn(text)) {
					expect(line).toBeGreaterThanOrEqual(1);
					expect(line).toBeLessThanOrEqual(linesOf(text));
					expect(column).toBeGreaterThanOrEqual(1);
					expect(problem && mend).toBeTruthy();
				}
			}),
			{ numRuns: 150 },
		);
	});

	test('any text at all', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(faultsIn(text).length).toBeGreaterThan(0);
			}),
		);
	});

	test('brackets nested past all reason', () => {
		expect(faultsIn('['.repeat(50_000))[0]?.problem).toBeTruthy();
	});
});
