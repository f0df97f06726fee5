/** The patient never says a conclusion that the patient cannot know. */
import type { Flaw } from '../fault.ts';
import type { Scenario } from '../schema.ts';
import { spokenTexts } from './spokenTexts.ts';

export function forbiddenWordFlaws(scenario: Scenario): Flaw[] {
	const words = scenario.diagnosis.forbiddenWords;
	return spokenTexts(scenario).flatMap(({ text, path }) =>
		words
			.filter((word) => says(text, word))
			.map((word) => ({
				path,
				problem: `the patient says "${word}", which this scenario forbids`,
				mend: 'say it in words the patient would know, or take the word out of "forbiddenWords"',
			})),
	);
}

/** A whole word, or anywhere in scripts that put no spaces between words. */
function says(text: string, word: string): boolean {
	const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	const spaced = /^[\p{Script=Latin}\p{N}\s'-]+$/u.test(word);
	const pattern = spaced ? `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])` : escaped;
	return new RegExp(pattern, 'iu').test(text);
}
