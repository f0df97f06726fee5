import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readModelSettings } from './modelSettings.ts';

const shared = {
	OPENAI_BASE_URL: 'http://localhost:11434/v1/',
	OPENAI_MODEL: 'llama',
	OPENAI_API_KEY: 'sk-shared',
};
const faultOf = (env: Record<string, string>) => {
	try {
		readModelSettings(env);
	} catch (error) {
		return (error as Error).message;
	}
	return 'no fault';
};

describe('the settings of models', () => {
	it('give no role a model when nothing is set, and none for a key alone, which other programs use too', () => {
		const nothing = { patient: null, interpreter: null, grader: null, tutor: null };
		expect(readModelSettings({})).toEqual(nothing);
		expect(readModelSettings({ OPENAI_API_KEY: 'sk-other' })).toEqual(nothing);
		expect(readModelSettings({ OPENAI_MODEL: '  ' })).toEqual(nothing);
	});

	it('give all roles the shared model, with limits of their own', () => {
		const { patient, interpreter } = readModelSettings(shared);
		const [endpoint] = patient?.endpoints ?? [];
		expect(endpoint).toMatchObject({ model: 'llama', baseUrl: 'http://localhost:11434/v1' });
		expect(endpoint?.apiKey?.reveal()).toBe('sk-shared');
		expect(interpreter?.limits.wholeMs).toBe(2000);
		expect(interpreter?.temperature).toBe(0);
	});

	it('go to OpenAI when a model is named and no server', () => {
		const { tutor } = readModelSettings({ OPENAI_MODEL: 'm', OPENAI_API_KEY: 'k' });
		expect(tutor?.endpoints[0].baseUrl).toBe('https://api.openai.com/v1');
	});

	it('let a role have its own of everything, or no model at all', () => {
		const { patient, grader } = readModelSettings({
			...shared,
			PATIENT_MODEL: 'large',
			PATIENT_TEMPERATURE: '1.2',
			PATIENT_MAX_TOKENS: '99',
			PATIENT_FIRST_TOKEN_MS: '500',
			GRADER_MODEL: 'none',
		});
		expect(patient).toMatchObject({ temperature: 1.2, maxTokens: 99 });
		expect(patient?.limits.firstTokenMs).toBe(500);
		expect(patient?.endpoints[0]).toMatchObject({ model: 'large' });
		expect(grader).toBeNull();
	});

	it('never send a key to a server it was not given for', () => {
		const { patient, tutor } = readModelSettings({
			...shared,
			PATIENT_BASE_URL: 'http://elsewhere/v1',
			TUTOR_FALLBACKS: JSON.stringify([
				{ model: 'same' },
				{ model: 'other', baseUrl: 'http://elsewhere/v1' },
				{ model: 'own', baseUrl: 'http://elsewhere/v1', apiKey: 'sk-own' },
			]),
		});
		expect(patient?.endpoints[0].apiKey).toBeNull();
		expect(tutor?.endpoints.map(({ apiKey }) => apiKey?.reveal() ?? null)).toEqual([
			'sk-shared',
			'sk-shared',
			null,
			'sk-own',
		]);
	});

	it('never show a key, however they are printed', () => {
		const settings = readModelSettings(shared);
		const printed = [JSON.stringify(settings), inspect(settings, { depth: 9, showHidden: true })];
		expect(printed.join() + String(settings.patient?.endpoints[0].apiKey)).not.toContain(
			'sk-shared',
		);
	});

	it('name every variable that cannot be used, with what it should be, and no key', () => {
		expect(
			faultOf({
				...shared,
				PATIENT_BASE_URL: 'localhost',
				PATIENT_TEMPERATURE: 'hot',
				GRADER_WHOLE_MS: '0',
				TUTOR_FALLBACKS: '{',
				INTERPRETER_FALLBACKS: '[{"model":"m","apiKey":"sk secret"}]',
			}),
		).toBe(
			[
				'PATIENT_BASE_URL is an address such as http://localhost:11434/v1.',
				'PATIENT_TEMPERATURE is a number from 0 to 2.',
				'INTERPRETER_FALLBACKS at 0.apiKey: holds a character that no key has.',
				'GRADER_WHOLE_MS is a whole number of milliseconds, at least 1.',
				'TUTOR_FALLBACKS is a JSON list such as [{"model":"small","baseUrl":"http://localhost:11434/v1","apiKey":"…"}].',
			].join('\n'),
		);
	});

	it('say so when an address holds the key, or a server comes without a model', () => {
		expect(faultOf({ ...shared, OPENAI_BASE_URL: 'http://me:sk@host/v1' })).toContain(
			'OPENAI_BASE_URL holds no name or key',
		);
		expect(faultOf({ OPENAI_BASE_URL: 'http://host/v1' })).toContain('set OPENAI_MODEL');
		expect(faultOf({ TUTOR_BASE_URL: 'http://host/v1' })).toContain('set TUTOR_MODEL');
	});
});
