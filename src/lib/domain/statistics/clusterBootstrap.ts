/** Intervals for figures over judgements that come in clusters: items of one transcript stand or fall together. */
import type { Interval } from './agreement.ts';
import type { Random } from './seededRandom.ts';

/** Fewer clusters than this have too few different resamples for limits at 2.5 and 97.5 %. */
export const fewestClusters = 6;

/**
 * 95 % interval by the percentile bootstrap over whole clusters (Efron and Tibshirani 1993, chapter 13; Field and
 * Welsh 2007 for clusters): transcripts are drawn with replacement, each with all of its judgements, the figure is
 * worked out anew, and the 2.5th and 97.5th percentiles of the results are the limits. Resamples in which the
 * figure is undefined are left out.
 *
 * @param figure of the judgements of one resample; null where it is undefined.
 * @returns null with fewer than six clusters, or when the figure is undefined in more than one resample of twenty.
 */
export function clusterBootstrap<Judgement>(
	clusters: readonly (readonly Judgement[])[],
	figure: (judgements: readonly Judgement[]) => number | null,
	random: Random,
	resamples = 2000,
): Interval | null {
	if (clusters.length < fewestClusters) return null;
	const figures = Array.from({ length: resamples }, () => figure(resample(clusters, random)));
	const defined = figures.filter((value) => value !== null).sort((a, b) => a - b);
	if (defined.length < 0.95 * resamples) return null;
	return { low: quantile(defined, 0.025), high: quantile(defined, 0.975) };
}

function resample<Judgement>(
	clusters: readonly (readonly Judgement[])[],
	random: Random,
): Judgement[] {
	return clusters.flatMap(() => clusters[Math.floor(random() * clusters.length)] ?? []);
}

/** Between neighbours by linear interpolation (type 7 of Hyndman and Fan 1996, the default of R). */
function quantile(sorted: readonly number[], share: number): number {
	const place = (sorted.length - 1) * share;
	const [below, above] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN];
	return below + (above - below) * (place - Math.floor(place));
}
