/** The quality page on facts of clinicians' lists: by section of the record, and what the negatives are. */
import type { FactFigures, FactsReport } from '../eval/grading/facts.ts';
import { figure, share, table, withInterval } from './markdown.ts';

const head = ['', 'n', 'unscored', 'came up', 'kappa', 'AC1', 'missed', 'wrongly found'];

const rowOf = (name: string, of: FactFigures): string[] => [
	name,
	String(of.n),
	share(of.unscoredShare),
	share(of.elicited),
	withInterval(of.kappa, of.interval),
	figure(of.ac1),
	String(of.missed),
	String(of.wronglyFound),
];

export function describeFacts({ measuredOn, overall, byKind }: FactsReport): string {
	return [
		`Did each fact of a list come up? ${measuredOn.facts} facts of ${measuredOn.cases} mock consultations of general practitioners (PriMock57), not part of this repository. The facts that came up were listed **by clinicians**; those that did not are facts of other consultations, put in automatically. Facts are found by the shared words that the product uses to tell which facts a model has told, and its bounds; where too few words are shared of something that was talked about, nothing is claimed. Intervals are 95 %, by bootstrap over whole consultations.`,
		table(head, [
			rowOf('**all**', overall),
			...Object.entries(byKind).map(([kind, of]) => rowOf(kind, of)),
		]),
	].join('\n\n');
}
