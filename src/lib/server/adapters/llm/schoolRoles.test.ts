import { describe, expect, it } from 'vitest';
import { OperatorError } from '#lib/server/operatorError.ts';
import { parseVoices } from './schoolRoles.ts';

describe('how many voices a grader’s model has', () => {
	it.each([
		[undefined, 1],
		['', 1],
		[' 3 ', 3],
	])('%j is %i', (setting, voices) => {
		expect(parseVoices(setting)).toBe(voices);
	});

	it.each(['0', '6', '2.5', 'many'])('%j is told to whoever runs the server', (setting) => {
		expect(() => parseVoices(setting)).toThrow(OperatorError);
	});
});
