/** The figures of `eval gold`: how far a grader's marks are those of the gold. */
import type { ComparedMark } from '#lib/domain/grading/gold/compareMarks.ts';
import type { Gold } from '#lib/domain/grading/gold/schema.ts';
import type { Interval } from '#lib/domain/statistics/agreement.ts';
import {
	cohenKappa,
	gwetAc1,
	observedAgreement,
	squaredSteps,
	tabulateSquare,
	weightedKappa,
	type Square,
} from '#lib/domain/statistics/categoricalAgreement.ts';
import { clusterBootstrap } from '#lib/domain/statistics/clusterBootstrap.ts';
import { seededRandom } from '#lib/domain/statistics/seededRandom.ts';

/** One gold transcript, marked by the grader too. Its items stand or fall together: it is the unit of resampling. */
export type MarkedTranscript = Pick<Gold, 'scenario' | 'language' | 'student'> & {
	items: readonly ComparedMark[];
};

type Coefficient = (square: Square) => number | null;
type Estimate = { value: number | null; interval: Interval | null };

/** Any whole number: the same figures come out for everyone who runs it. */
const seed = 20_240_607;

/** None, part or all of the marks, so that items of two and of three levels share one table. */
const stepOf = (level: number, { highest }: ComparedMark) => (level * 2) / highest;

const isJudged = ({ score }: ComparedMark) => score.level !== null;

function squareOf(items: readonly ComparedMark[]): Square {
	const pairs = items.flatMap((item) =>
		item.score.level === null
			? []
			: [[stepOf(item.score.level, item), stepOf(item.gold.level, item)] as const],
	);
	return tabulateSquare(pairs, 3);
}

/** The figure over all judged items, its interval by resampling whole transcripts. */
function estimate(clusters: readonly (readonly ComparedMark[])[], figure: Coefficient): Estimate {
	const over = (items: readonly ComparedMark[]) => figure(squareOf(items));
	const interval = clusterBootstrap(clusters, over, seededRandom(seed));
	return { value: over(clusters.flat()), interval };
}

const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/**
 * How many marks the grader gives too many (or, below zero, too few), over the items it judges: the mean of a
 * transcript, and as a percentage of the marks that could be had.
 */
function biasOf(clusters: readonly (readonly ComparedMark[])[]) {
	const judged = clusters.flat().filter(isJudged);
	const excess = sum(judged.map(({ points, goldPoints }) => (points ?? 0) - goldPoints));
	const highest = sum(judged.map(({ marks }) => marks));
	const percent = ratio(100 * excess, highest);
	return { marksPerTranscript: ratio(excess, clusters.length), percent };
}

/**
 * Agreement on none, part or all of the marks: Cohen's kappa and Gwet's AC1, over the items that the grader judges.
 * `prevalence` is the share of these to which the gold gives marks.
 */
export function describeMarks(transcripts: readonly MarkedTranscript[]) {
	const clusters = transcripts.map(({ items }) => items).filter((items) => items.length > 0);
	const items = clusters.flat();
	const judged = items.filter(isJudged);
	return {
		transcripts: clusters.length,
		items: items.length,
		judged: judged.length,
		unscoredShare: ratio(items.length - judged.length, items.length),
		agreement: observedAgreement(squareOf(items)),
		kappa: estimate(clusters, cohenKappa),
		ac1: estimate(clusters, gwetAc1),
		prevalence: ratio(judged.filter(({ gold }) => gold.level > 0).length, judged.length),
		bias: biasOf(clusters),
	};
}
export type MarkFigures = ReturnType<typeof describeMarks>;

const restrict = (
	transcripts: readonly MarkedTranscript[],
	keep: (item: ComparedMark) => boolean,
): MarkedTranscript[] => transcripts.map((one) => ({ ...one, items: one.items.filter(keep) }));

/** Items with a half way: quadratic weights, by which a miss by two levels is four times one by one. */
function describeThreeLevels(transcripts: readonly MarkedTranscript[]) {
	const clusters = restrict(transcripts, ({ highest }) => highest === 2).map(({ items }) => items);
	const figure: Coefficient = (square) => weightedKappa(square, squaredSteps);
	const judged = clusters.flat().filter(isJudged).length;
	return { judged, weightedKappa: estimate(clusters, figure) };
}

/** Asked, explored, volunteered, confirmed or none: where the gold says which. */
function describeCredit(transcripts: readonly MarkedTranscript[]) {
	const said = transcripts
		.flatMap(({ items }) => items)
		.filter(({ gold, score }) => gold.credit !== undefined && score.level !== null);
	const same = said.filter(({ gold, score }) => gold.credit === score.credit).length;
	return { items: said.length, agreement: ratio(same, said.length) };
}

const kinds = ['elicited', 'act', 'action', 'note', 'absence'] as const;

export function describeGold(transcripts: readonly MarkedTranscript[]) {
	const byKind = kinds
		.map((kind) => [kind, restrict(transcripts, (item) => item.kind === kind)] as const)
		.filter(([, of]) => of.some(({ items }) => items.length > 0));
	const caseOf = ({ scenario, language }: MarkedTranscript) => `${scenario} ${language}`;
	const byCase = [...new Set(transcripts.map(caseOf))].map((name) => {
		return [name, transcripts.filter((one) => caseOf(one) === name)] as const;
	});
	return {
		overall: describeMarks(transcripts),
		threeLevels: describeThreeLevels(transcripts),
		credit: describeCredit(transcripts),
		byKind: Object.fromEntries(byKind.map(([kind, of]) => [kind, describeMarks(of)])),
		byCase: Object.fromEntries(byCase.map(([name, of]) => [name, describeMarks(of)])),
	};
}
export type GoldFigures = ReturnType<typeof describeGold>;
