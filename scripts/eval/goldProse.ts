/** What `eval gold` says to an author: the figures, and every item on which grader and gold differ. */
import type { ComparedMark } from '#lib/domain/grading/gold/compareMarks.ts';
import type { Evidence } from '#lib/domain/grading/grader.ts';
import type { GoldFigures, MarkedTranscript, MarkFigures } from './goldFigures.ts';
import type { SecondReaderFigures } from './secondReader.ts';

const differs = ({ gold, score }: ComparedMark) =>
	score.level !== null && score.level !== gold.level;

/** Three lines for each: what differs, what the gold rests on, what the grader rests on. What it leaves to people is one line. */
export function describeDisagreements(transcripts: readonly MarkedTranscript[]): string[] {
	return transcripts.flatMap((of) => {
		const name = `${of.scenario} ${of.student} ${of.language}`;
		return [
			...of.items.filter(differs).flatMap((item) => describeDifference(name, item)),
			...of.items
				.filter(({ score }) => score.level === null)
				.map((item) => `unscored: ${name} ${item.itemId} (${item.score.unscoredReason})`),
		];
	});
}

function describeDifference(name: string, { itemId, kind, gold, score }: ComparedMark): string[] {
	const { quote, because } = gold;
	const reasons = [quote && `"${quote}"`, because].filter(Boolean).join('; ');
	const evidence = score.evidence.map(describeEvidence).join(' ');
	const nearest = score.nearest.map(describeEvidence).join(' ');
	return [
		`differs: ${name} ${itemId} (${kind}): gold ${gold.level}, grader ${score.level}`,
		`    gold: ${reasons || '-'}${gold.credit ? ` [${gold.credit}]` : ''}`,
		`    grader: ${evidence || '-'}${nearest ? ` nearest ${nearest}` : ''}${score.credit ? ` [${score.credit}]` : ''}`,
	];
}

function describeEvidence(evidence: Evidence): string {
	switch (evidence.kind) {
		case 'utterance':
		case 'note':
			return `"${evidence.quote}"`;
		case 'event':
			return evidence.targetId;
		case 'absence':
			return `nothing in ${evidence.searched} lines`;
	}
}

export function describeFigures({
	overall,
	threeLevels,
	credit,
	byKind,
	byCase,
}: GoldFigures): string[] {
	const groups = { overall, ...byKind, ...byCase };
	return [
		...Object.entries(groups).map(([name, figures]) => describeGroup(name, figures)),
		`three levels: weighted kappa ${show(threeLevels.weightedKappa.value)} over ${threeLevels.judged} items`,
		`credit: the same in ${percent(credit.agreement)} of ${credit.items} items`,
	];
}

/** Nothing where no transcript among those read was marked twice. */
export function describeReaders({
	transcripts,
	items,
	agreement,
	kappa,
	differs,
}: SecondReaderFigures): string[] {
	if (items === 0) return [];
	return [
		`second reader: ${items} items of ${transcripts.length} transcripts  agreement ${percent(agreement)}  kappa ${show(kappa)}`,
		...differs.map(
			({ name, itemId, first, second }) =>
				`    ${name} ${itemId}: first ${first}, second ${second}`,
		),
	];
}

function describeGroup(name: string, figures: MarkFigures): string {
	const { kappa, ac1, bias } = figures;
	const interval = kappa.interval
		? ` (${show(kappa.interval.low)} to ${show(kappa.interval.high)})`
		: '';
	return [
		`${name.padEnd(24)} ${figures.judged} of ${figures.items} judged`,
		`agreement ${percent(figures.agreement)}`,
		`kappa ${show(kappa.value)}${interval}`,
		`AC1 ${show(ac1.value)}`,
		`prevalence ${percent(figures.prevalence)}`,
		`bias ${show(bias.marksPerTranscript)} marks (${show(bias.percent)} %)`,
	].join('  ');
}

const show = (value: number | null) => (value === null ? '—' : value.toFixed(3));
const percent = (share: number | null) => (share === null ? '—' : `${(100 * share).toFixed(1)} %`);
