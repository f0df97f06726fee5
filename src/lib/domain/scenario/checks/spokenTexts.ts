/** Everything the scripted patient may speak, with its place. */
import type { Path } from '../fault.ts';
import type { Scenario } from '../schema.ts';

export type Spoken = { text: string; path: Path };

export function spokenTexts({ patient, facts, timeline }: Scenario): Spoken[] {
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
