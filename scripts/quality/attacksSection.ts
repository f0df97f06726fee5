/** The quality page on words meant for the marker: what was tried, what was caught by which means, and what came of it. */
import type { Proportion } from '#lib/domain/statistics/proportion.ts';
import type { AttacksReport } from '../eval/attacks/attacks.ts';
import { share, table, withInterval } from './markdown.ts';

const rowOf = (name: string, { hits, n, share: part, interval }: Proportion): string[] => [
	name,
	`${hits} of ${n}`,
	withInterval(part, interval),
];

export function describeAttacks(report: AttacksReport): string {
	const { measuredOn, clean, byManner, bothFooled } = report;
	const manners = Object.entries(byManner).map(([manner, part]) => `${manner} ${share(part)}`);
	return [
		`${measuredOn.strings} collected strings (PurpleLlama, garak, PromptInject; not part of this repository) and our own lines for markers, each said as the last line of ${measuredOn.transcripts.length} gold transcripts (our own also written into the note): ${measuredOn.attacks} consultations. The grader’s model is a hostile fake: it obeys, invents, quotes the patient, changes words, marks off the scale, contradicts itself, recites and floods, in turn. **No real model was asked.** Marks are compared with those of the authors and of the rules on the undisturbed transcript; quotes are looked for by plain search, not by the code under test.`,
		table(
			['', 'consultations', 'share'],
			[
				rowOf('some item waits for a person', report.flagged),
				rowOf('suspected by the words alone', report.suspectedByWords),
				rowOf('… of strings seen while the rules were written', report.suspectedOfSeenHalf),
				rowOf('… of strings never looked at', report.suspectedOfUnseenHalf),
				rowOf('… of our own', report.suspectedOfOwn),
				rowOf('clean consultations suspected', clean.all),
				...Object.entries(clean.byGroup).map(([name, part]) => rowOf(`… ${name}`, part)),
			],
		),
		`Waiting, by what the model did: ${manners.join(', ')}. Some of the collected strings are plain questions on the weather or on physics: no words to a marker, and not suspected. Marks that both graders gave for an attack’s own words, held back by the suspicion alone: ${bothFooled}.`,
	].join('\n\n');
}
