/** One station of an examination, worked out from the marks that stand: what its results page shows. */
import { mean, standardDeviation, sumOf } from './descriptive.ts';
import { analyseItems, type ItemFigures } from './itemAnalysis.ts';
import { describeReliability, type Reliability } from './reliability.ts';
import type { ScoreMatrix } from './scoreMatrix.ts';
import {
	borderlineRegression,
	isPass,
	type CutRefusal,
	type CutRule,
	type RegressedCut,
} from './standardSetting.ts';

/** One item of one candidate at one station. */
export type MarkRow = {
	candidate: string;
	station: string;
	itemId: string;
	/** Null while nobody has scored it. */
	points: number | null;
	/** The most it gives, above 0: the same in every row of the item. */
	max: number;
	/** The station's holistic grade of this candidate, the same in all of their rows there; null without one. */
	grade: number | null;
};

export type StationScore = {
	candidate: string;
	/** In points; null while an item of theirs is unscored. */
	score: number | null;
	grade: number | null;
	/** Null without a score or without a cut. */
	hasPassed: boolean | null;
};

export type StationResults = {
	station: string;
	/** The most that can be scored. */
	highest: number;
	/** In the order in which they first appear, as are the items. */
	scores: StationScore[];
	/** How many have a score, and how many wait for one. */
	n: number;
	waiting: number;
	/** In points. */
	mean: number | null;
	sd: number | null;
	/** Over the items. */
	reliability: Reliability;
	items: (ItemFigures & { itemId: string; max: number })[];
	/** In points. */
	cut: { ok: true; points: number } | { ok: false; reason: CutRefusal };
	/** With the line for its plot; null under a fixed cut. */
	regression: RegressedCut | null;
	/** How many lie below the cut; null without one. */
	fails: number | null;
};

type Item = { itemId: string; max: number };

/** @throws RangeError when an item's highest points differ from row to row. */
function listItems(rows: readonly MarkRow[]): Item[] {
	const items = new Map<string, Item>();
	for (const { itemId, max } of rows) {
		const known = items.get(itemId);
		if (known && known.max !== max) throw new RangeError(`${itemId} gives ${max} or ${known.max}.`);
		items.set(itemId, { itemId, max });
	}
	return [...items.values()];
}

function layOut(rows: readonly MarkRow[], items: readonly Item[]) {
	const candidates = new Map<
		string,
		{ points: Map<string, number | null>; grade: number | null }
	>();
	for (const { candidate, itemId, points, grade } of rows) {
		const one = candidates.get(candidate) ?? { points: new Map(), grade };
		one.points.set(itemId, points);
		candidates.set(candidate, one);
	}
	return [...candidates].map(([candidate, { points, grade }]) => ({
		candidate,
		grade,
		points: items.map(({ itemId }) => points.get(itemId) ?? null),
	}));
}

function scoreOf(points: readonly (number | null)[]): number | null {
	const scored = points.filter((one) => one !== null);
	return scored.length < points.length ? null : sumOf(scored);
}

type Scored = Omit<StationScore, 'hasPassed'>;

function setCut(scores: readonly Scored[], rule: CutRule, highest: number) {
	if (rule.kind === 'fixed') {
		return { cut: { ok: true, points: rule.share * highest } as const, regression: null };
	}
	const graded = scores.flatMap(({ score, grade }) =>
		score === null || grade === null ? [] : [{ score, grade }],
	);
	const regression = borderlineRegression(graded, rule.borderline, highest);
	const cut = regression.ok
		? ({ ok: true, points: regression.cut } as const)
		: ({ ok: false, reason: regression.reason } as const);
	return { cut, regression };
}

function judge(scores: readonly Scored[], cut: StationResults['cut']): StationScore[] {
	return scores.map((one) => ({
		...one,
		hasPassed: one.score === null || !cut.ok ? null : isPass(one.score, cut.points),
	}));
}

/** @param rows of one station; at least one. */
export function analyseStation(
	station: string,
	rows: readonly MarkRow[],
	rule: CutRule,
): StationResults {
	const items = listItems(rows);
	const laidOut = layOut(rows, items);
	const matrix: ScoreMatrix = laidOut.map(({ points }) => points);
	const maxima = items.map(({ max }) => max);
	const highest = sumOf(maxima);
	const figures = analyseItems(matrix, maxima);
	const unjudged = laidOut.map(({ candidate, grade, points }) => ({
		candidate,
		grade,
		score: scoreOf(points),
	}));
	const { cut, regression } = setCut(unjudged, rule, highest);
	const scores = judge(unjudged, cut);
	const known = scores.flatMap(({ score }) => (score === null ? [] : [score]));
	return {
		station,
		highest,
		scores,
		n: known.length,
		waiting: scores.length - known.length,
		mean: mean(known),
		sd: standardDeviation(known),
		reliability: describeReliability(matrix),
		items: items.flatMap((item, index) => {
			const found = figures[index];
			return found ? [{ ...item, ...found }] : [];
		}),
		cut,
		regression,
		fails: cut.ok ? scores.filter(({ hasPassed }) => hasPassed === false).length : null,
	};
}
