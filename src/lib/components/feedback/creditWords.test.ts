import { describe, expect, it } from 'vitest';
import { dialogueActs } from '#lib/domain/dialogue/reading.ts';
import { baseLocale, locales, overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { openerPhrase } from './creditWords.ts';

describe('what opens a fact that was held back', () => {
	it.each(locales)('has words of its own for every act, in %s', (locale) => {
		overwriteGetLocale(() => locale);
		const phrases = dialogueActs.map((act) => openerPhrase({ by: 'act', act }));
		overwriteGetLocale(() => baseLocale);
		expect(new Set(phrases).size).toBe(dialogueActs.length);
		expect(phrases.filter((phrase) => /_/.test(phrase))).toEqual([]);
	});

	it('is named, where it is another fact', () => {
		const label = 'Her brother died young';
		expect(openerPhrase({ by: 'told', label })).toContain(label);
	});
});
