/** The quality page on the history checklist: overall, item by item, and what is known to be wrong with the labels. */
import { disputed, type ChecklistReport } from '../eval/checklistReport.ts';
import { figure, share, table, withInterval } from './markdown.ts';

type Compared = Extract<ChecklistReport, { overall: unknown }>;

const head = ['', 'n', 'asked', 'kappa', 'AC1', 'precision', 'recall', 'specificity', 'evidence'];

const rowOf = (name: string, of: Compared['overall']): string[] => [
	name,
	String(of.n),
	share(of.prevalence),
	withInterval(of.kappa, of.interval),
	figure(of.ac1),
	figure(of.precision),
	figure(of.recall),
	figure(of.specificity),
	figure(of.evidencePrecision),
];

export function describeChecklist(report: ChecklistReport): string {
	if (!('overall' in report)) return 'The data has no gold labels: nothing was compared.';
	const rows = [
		rowOf('**all**', report.overall),
		rowOf('**without disputed labels**', report.withoutDisputed),
		...Object.entries(report.perItem).map(([id, of]) => rowOf(id, of)),
	];
	return [
		`Was each item of a history checklist asked? ${report.measuredOn.cases} recorded consultations in English with simulated patients (Fareez et al. 2022), not part of this repository. The labels are by a language model that read one sentence per item, **not by clinicians**; graders that look for keywords are flattered by them. “Evidence” is the share of the turns we cite that the labels cite too. Intervals are 95 %, by the large-sample standard error, which shrinks to a point where nothing differs: read “1.00 to 1.00” as “no disagreement among so few”.`,
		table(head, rows),
		describeNoise(),
		describeRemovals(report),
	].join('\n\n');
}

function describeNoise(): string {
	const labels = disputed.map(({ caseSuffix, itemId }) => `${caseSuffix} ${itemId}`).join(', ');
	return `**Known noise in the labels.** Disputed: ${labels}; the second row leaves them out. Some labels of earlier episodes cite another question that ends in “before”.`;
}

function describeRemovals({ ablations }: Compared): string {
	if (!ablations) return 'The same consultations without their asking turns were not measured.';
	return `**With the asking turns taken out** (${ablations.n} times), the item flips to “not asked” in ${share(ablations.flipped)}, and no other item changes in ${share(ablations.othersUnchanged)}. Of these cuts 2 to 5 % leave an asking turn in (CAR0003 turn 30, GAS0002 turns 4 and 6), so that no grader can reach 100 %.`;
}
