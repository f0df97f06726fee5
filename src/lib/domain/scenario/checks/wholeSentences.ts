/** What the patient says ends like a sentence: facts are joined into one answer, and YAML cuts bare lists at commas. */
import type { Flaw } from '../fault.ts';
import type { Scenario } from '../schema.ts';
import { spokenTexts } from './spokenTexts.ts';

/** A placeholder for a fact brings the fact's own full stop. */
const ending = /[.!?}…。！？][)\]'"’”」』）]*$/u;

export function wholeSentenceFlaws(scenario: Scenario): Flaw[] {
	return spokenTexts(scenario).flatMap(({ text, path }) =>
		ending.test(text)
			? []
			: [
					{
						path,
						problem: `what the patient says here does not end like a sentence: "${text}"`,
						mend: 'end it with a full stop; if it was cut at a comma, put the whole of it in quotation marks',
					},
				],
	);
}
