import { describe, expect, it } from 'vitest';
import { getSmallScenario } from '../scenario/fixtures/smallScenario.ts';
import { findingOf, findingsNamed } from './findings.ts';

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

describe('an examination asked for in Chinese', () => {
	const part = (label: string, ...spoken: string[]) => ({ ...shared, id: label, label, spoken });
	const named = (text: string) =>
		findingsNamed(text, [part('手', '检查双手'), part('足部', '看脚')]);
	it.each([
		['让我看看您的脚', ['足部']],
		['给孩子看一下脚', ['足部']],
		['检查一下你的手', ['手']],
	])('is found though the patient stands between the deed and the part: %s', (text, ids) =>
		expect(named(text)).toEqual(ids),
	);
	it.each(['您做过手术没有', '右手边疼吗'])('is not found in another word: %s', (text) =>
		expect(named(text)).toEqual([]),
	);
});
