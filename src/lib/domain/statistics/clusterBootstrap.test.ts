import { describe, expect, it } from 'vitest';
import { clusterBootstrap, fewestClusters } from './clusterBootstrap.ts';
import { seededRandom } from './seededRandom.ts';

const mean = (values: readonly number[]) =>
	values.length === 0 ? null : values.reduce((all, value) => all + value, 0) / values.length;
const widthOf = (clusters: number[][]) => {
	const interval = clusterBootstrap(clusters, mean, seededRandom(7), 400);
	if (!interval) throw new Error('no interval');
	return interval.high - interval.low;
};

describe('reproducible chance', () => {
	it('gives the numbers of the published generator', () => {
		const random = seededRandom(1);
		const numbers = [random(), random(), random()].map((value) => value * 2 ** 32);
		expect(numbers).toEqual([2693262067, 11749833, 2265367787]);
	});

	it('gives the same interval again for the same seed', () => {
		const clusters = Array.from({ length: 12 }, (_, index) => [index % 3, index % 4]);
		const once = clusterBootstrap(clusters, mean, seededRandom(3));
		expect(clusterBootstrap(clusters, mean, seededRandom(3))).toEqual(once);
		expect(clusterBootstrap(clusters, mean, seededRandom(4))).not.toEqual(once);
	});
});

describe('intervals over clusters', () => {
	const hundred = Array.from({ length: 100 }, (_, index) => [index < 30 ? 1 : 0]);

	it('are those of theory where theory is simple: 30 of 100, plus or minus nine', () => {
		const interval = clusterBootstrap(hundred, mean, seededRandom(11), 4000);
		expect(interval?.low).toBeCloseTo(0.21, 1);
		expect(interval?.high).toBeCloseTo(0.39, 1);
	});

	it('do not narrow when every judgement is merely repeated within its cluster', () => {
		const repeated = hundred.map(([value = 0]) => Array.from({ length: 3 }, () => value));
		expect(widthOf(repeated)).toBeCloseTo(widthOf(hundred), 10);
	});

	it('are not given for a handful of clusters', () => {
		expect(
			clusterBootstrap(hundred.slice(0, fewestClusters - 1), mean, seededRandom(1)),
		).toBeNull();
		expect(
			clusterBootstrap(hundred.slice(0, fewestClusters), mean, seededRandom(1)),
		).not.toBeNull();
	});

	it('are not given for a figure that is mostly undefined', () => {
		expect(clusterBootstrap(hundred, () => null, seededRandom(1))).toBeNull();
	});
});
