/** The patient never says a conclusion that the patient cannot know. */
import type { Flaw, Path } from '../fault.ts';
import type { Scenario } from '../schema.ts';

type Spoken = { text: string; path: Path };

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

/** Everything the scripted patient may speak, with its place. */
function spokenTexts({ patient, facts, timeline }: Scenario): Spoken[] {
	return [
		{ text: patient.opening, path: ['patient', 'opening'] },
		...patient.questions.map(({ says }, index) => ({
			text: says,
			path: ['patient', 'questions', index, 'says'],
		})),
		...Object.entries(patient.lines).flatMap(([key, lines]) =>
			listed(lines, ['patient', 'lines', key]),
		),
		...facts.flatMap(({ says, again, holdingBack }, index) => [
			...listed(says, ['facts', index, 'says']),
			...listed(again, ['facts', index, 'again']),
			...listed(holdingBack ?? [], ['facts', index, 'holdingBack']),
		]),
		...timeline.flatMap(({ says }, index) =>
			says === undefined ? [] : [{ text: says, path: ['timeline', index, 'says'] }],
		),
	];
}

const listed = (texts: readonly string[], at: Path): Spoken[] =>
	texts.map((text, index) => ({ text, path: [...at, index] }));
