import { describe, expect, it } from 'vitest';
import { findUnknownStep, readSteps } from './steps.ts';

describe('a file of steps', () => {
	it('is what the student says, line by line, without empty lines and remarks', () => {
		expect(readSteps('# a remark\nHello\r\n\n  What happened? \n')).toEqual([
			{ kind: 'say', text: 'Hello' },
			{ kind: 'say', text: 'What happened?' },
		]);
	});

	it('presses the panels where a line begins with an exclamation mark, of either width', () => {
		expect(readSteps('!examine ecg\n！do call_senior')).toEqual([
			{ kind: 'examine', findingId: 'ecg' },
			{ kind: 'do', actionId: 'call_senior' },
		]);
	});

	it.each(['!order ecg', '!examine', '!do call senior'])(
		'is refused when a panel cannot be pressed so: %s',
		(line) => {
			expect(() => readSteps(line)).toThrow(`"${line}" is no step`);
		},
	);
});

describe('a step that the case does not have', () => {
	const known = { findings: [{ id: 'ecg' }], actions: [{ id: 'call_senior' }] };

	it('is told before anything is played, with what was meant', () => {
		expect(findUnknownStep(readSteps('Hello\n!examine egc'), known)).toBe(
			'There is no finding "egc" — did you mean "ecg"? the findings are: ecg',
		);
		expect(findUnknownStep(readSteps('!do ecg'), known)).toMatch('There is no action "ecg"');
	});

	it('is none when all are known', () => {
		expect(findUnknownStep(readSteps('Hello\n!examine ecg\n!do call_senior'), known)).toBeNull();
	});
});
