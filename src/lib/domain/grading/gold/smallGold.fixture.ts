/** A gold file without faults for the small scenario, for tests to plant one in. */
import {
	getSmallScenario,
	smallCatalogues,
	smallRubric,
} from '../../scenario/fixtures/smallScenario.ts';
import { parseRubric } from '../../rubric/loadRubric.ts';

export const smallGold = `schema: 1
scenario: sore-knee
language: en
student: average
markedBy: the authors of the tests, by reading
lines:
  - { by: student, text: "Hello, I'm Sam. What brings you in?" }
  - { by: patient, text: My knee is sore., told: [sore_knee] }
  - { by: student, text: When did it begin? }
  - { by: patient, text: It began on Friday., told: [onset_friday] }
  - { by: student, did: joints }
  - { by: student, text: Thank you. }
  - { by: patient, text: Not at all. }
note:
  summary: A sore knee since Friday.
  differential:
    - { diagnosis: Acute gout, reasonsFor: Red and hot }
marks:
  asked_onset: { level: 1, credit: asked, quote: When did it begin? }
  asked_alcohol: { level: 1, credit: asked, quote: When did it begin?, because: the wine was never asked about }
  examined: { level: 1 }
  noted: { level: 1, quote: Acute gout }
  no_leading: { level: 1 }
`;

export function smallCase() {
	const parsed = parseRubric(smallRubric, 'rubric.en.yaml');
	if ('faults' in parsed) throw new Error(parsed.faults[0]?.problem);
	const { findings } = smallCatalogues();
	return { scenario: getSmallScenario(), rubric: parsed.rubric, findings };
}
