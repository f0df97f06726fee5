import { expect, test } from 'vitest';
import { faultsIn, lineOf, plant, smallScenario } from '../fixtures/smallScenario.ts';
import { parseComplaints } from '../redFlags.ts';

test('a red flag of the complaint that no fact answers is told where the facts begin', () => {
	const text = plant(smallScenario, 'topics: [joint_pain]', 'topics: [alcohol]');
	expect(faultsIn(text)).toMatchObject([
		{ problem: expect.stringContaining('"joint_pain", a red flag'), line: lineOf(text, 'facts:') },
	]);
});

test('a complaint that nobody knows the red flags of is refused with the nearest name', () => {
	const [fault] = faultsIn(plant(smallScenario, 'complaint: knee_pain', 'complaint: knee_pian'));
	expect(fault).toMatchObject({ line: 6, mend: expect.stringContaining('knee_pain') });
});

test('a complaint is listed once', () => {
	const twice = 'complaints:\n' + '  - { id: cough, redFlags: [onset] }\n'.repeat(2);
	expect(parseComplaints(twice, 'redFlags.yaml')).toMatchObject({ faults: [{ line: 3 }] });
});
