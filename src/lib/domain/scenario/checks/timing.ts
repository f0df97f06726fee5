/** What is set for a time comes within the consultation, and a question has something that prompts it. */
import type { Flaw } from '../fault.ts';
import type { Scenario } from '../schema.ts';

export function timingFlaws({ timeline, patient, briefing }: Scenario): Flaw[] {
	const end = briefing.consultationSeconds;
	const late = (atSeconds: number | undefined, path: Flaw['path']): Flaw[] =>
		atSeconds === undefined || atSeconds < end
			? []
			: [
					{
						path,
						problem: `${atSeconds} seconds is past the end of the consultation at ${end}`,
						mend: `set an earlier time, or lengthen "consultationSeconds"`,
					},
				];
	return [
		...timeline.flatMap(({ atSeconds }, index) =>
			late(atSeconds, ['timeline', index, 'atSeconds']),
		),
		...patient.questions.flatMap(({ id, afterFact, atSeconds }, index) => {
			const path = ['patient', 'questions', index];
			if (afterFact === undefined && atSeconds === undefined) return [neverAsked(id, path)];
			return late(atSeconds, [...path, 'atSeconds']);
		}),
	];
}

const neverAsked = (id: string, path: Flaw['path']): Flaw => ({
	path,
	problem: `nothing prompts the patient's question "${id}"`,
	mend: 'give it "afterFact" or "atSeconds"',
});
