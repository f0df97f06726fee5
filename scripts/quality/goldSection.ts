/** The quality page on the rule grader beside the marks of the cases' authors. */
import type { GoldReport } from '../eval/gold.ts';
import type { MarkFigures } from '../eval/goldFigures.ts';
import type { SecondReaderFigures as Second } from '../eval/secondReader.ts';
import { figure, share, table, withInterval } from './markdown.ts';

const head = [
	'',
	'transcripts',
	'items',
	'unscored',
	'agreement',
	'kappa',
	'AC1',
	'given marks by the gold',
	'bias, marks',
	'bias, %',
];

const rowOf = (name: string, of: MarkFigures): string[] => [
	name,
	String(of.transcripts),
	String(of.items),
	share(of.unscoredShare),
	share(of.agreement),
	withInterval(of.kappa.value, of.kappa.interval),
	withInterval(of.ac1.value, of.ac1.interval),
	share(of.prevalence),
	figure(of.bias.marksPerTranscript),
	figure(of.bias.percent),
];

const rowsOf = (groups: Record<string, MarkFigures>) =>
	Object.entries(groups).map(([name, of]) => rowOf(name, of));

function describeSecond({ transcripts, items, agreement, kappa, differs }: Second): string {
	const differing = differs.map(
		({ name, itemId, first, second }) => `${name}, ${itemId} (${first}, then ${second})`,
	);
	const which = differing.length > 0 ? ` They differ on ${differing.join('; ')}.` : '';
	return `A second reader, who is no clinician either, marked ${transcripts.length} of the transcripts (${transcripts.join(', ')}) without the first marks or the program’s: ${share(agreement)} of ${items} items are the same, kappa ${figure(kappa)}.${which}`;
}

export function describeGoldMarks(report: GoldReport): string {
	const { overall, threeLevels, credit, missing, secondReader } = report;
	const { value, interval } = threeLevels.weightedKappa;
	const sentences = [
		'Each case has a strong, an average and a weak consultation with its note, marked item by item by the authors of the case, who read them. **They are not clinicians.** The student’s lines are read anew by the local interpreter; the rule grader marks the result. An item agrees when both give none, part or all of its marks. Kappa and AC1 are over the items the grader claims to judge; it leaves the unscored ones to a person. Intervals are 95 %, by bootstrap over whole transcripts, and are not given for fewer than six. Bias is the grader’s marks less the gold’s, a transcript.',
		`Items of three levels: quadratic weighted kappa ${withInterval(value, interval)} over ${threeLevels.judged} items. How information came (asked, explored, volunteered, confirmed) is the same in ${share(credit.agreement)} of ${credit.items} items.`,
	];
	if (secondReader.items > 0) sentences.push(describeSecond(secondReader));
	if (missing.length > 0) sentences.push(`Not written yet: ${missing.join(', ')}.`);
	if (overall.items === 0) return sentences.slice(2).join('\n\n');
	return [
		sentences[0],
		table(head, [rowOf('**all**', overall), ...rowsOf(report.byKind), ...rowsOf(report.byCase)]),
		...sentences.slice(1),
	].join('\n\n');
}
