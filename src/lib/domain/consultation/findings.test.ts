import { describe, expect, it } from 'vitest';
import { getSmallScenario } from '../scenario/fixtures/smallScenario.ts';
import { findingOf } from './findings.ts';

const shared = {
	id: 'breath_sounds',
	kind: 'examination' as const,
	group: 'Chest',
	label: 'Breath sounds',
	normal: 'Vesicular.',
	spoken: ['listen to your chest'],
};
const scenario = {
	...getSmallScenario(),
	findings: [{ id: 'skin', result: 'Red.', abnormal: true }],
};
const byTelephone = { ...scenario, otherFindings: 'Not by telephone.' };

describe('an examination', () => {
	it('is normal when the case does not list it', () => {
		expect(findingOf('breath_sounds', scenario, [shared]).result).toBe('Vesicular.');
	});

	it('gives the case’s word for all others where normal would be untrue', () => {
		expect(findingOf('breath_sounds', byTelephone, [shared]).result).toBe('Not by telephone.');
	});

	it('gives its own result before that', () => {
		expect(findingOf('skin', byTelephone, [shared]).result).toBe('Red.');
	});

	it('is no finding when neither the case nor the shared list knows it', () => {
		expect(() => findingOf('moon_phase', byTelephone, [shared])).toThrow('moon_phase');
	});
});
