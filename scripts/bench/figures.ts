/** Figures of one arm, and the product's beside the relay's with intervals over the rounds. */
import type { Interval } from '#lib/domain/statistics/agreement.ts';
import { clusterBootstrap } from '#lib/domain/statistics/clusterBootstrap.ts';
import { seededRandom } from '#lib/domain/statistics/seededRandom.ts';
import { quantile } from '#lib/domain/trial/measures/measureTrial.ts';
import type { Arm, Reply, Round } from './measured.ts';

const round2 = (value: number) => Number(value.toFixed(2));

export const firstTokenMs = ({ askedMs, arrivedMs }: Reply) => (arrivedMs[0] ?? NaN) - askedMs;
/** Until the model sent its first token: what was done before it was asked, and its own time. */
const askingMs = ({ askedMs, sentMs }: Reply) => (sentMs[0] ?? NaN) - askedMs;
const carryingMs = (reply: Reply) => firstTokenMs(reply) - askingMs(reply);

const lags = ({ sentMs, arrivedMs }: Reply) =>
	[...arrivedMs].map((at, i) => at - (sentMs[i] ?? at));
const gaps = ({ arrivedMs }: Reply) =>
	[...arrivedMs.subarray(1)].map((at, i) => at - (arrivedMs[i] ?? at));

const spread = (values: readonly number[]) => ({
	median: round2(quantile(values, 0.5)),
	p95: round2(quantile(values, 0.95)),
	p99: round2(quantile(values, 0.99)),
});

const repliesOf = (rounds: readonly Round[]) => rounds.flatMap(({ replies }) => replies.flat());
const tokensOf = (rounds: readonly Round[]) =>
	repliesOf(rounds).reduce((sum, { arrivedMs }) => sum + arrivedMs.length, 0);
const sum = (rounds: readonly Round[], pick: (round: Round) => number) =>
	rounds.reduce((total, round) => total + pick(round), 0);

/** In microseconds a token; the database's with it where there is one. */
const cpuPerToken = (rounds: readonly Round[]) =>
	sum(rounds, ({ usage, databaseMicros }) => usage.cpuMicros + databaseMicros) / tokensOf(rounds);

export function figuresOf(all: readonly Round[], arm: Arm) {
	const rounds = all.filter((round) => round.arm === arm);
	const replies = repliesOf(rounds);
	const lag = replies.flatMap(lags);
	const worst = Math.max(...rounds.map(({ usage }) => usage.loopDelayMs));
	return {
		replies: replies.length,
		tokens: tokensOf(rounds),
		tokensMissing: sum(rounds, (round) => round.tokensMissing),
		firstTokenMs: spread(replies.map(firstTokenMs)),
		/** Until the model sent it, and from there to the reader. */
		ofThat: {
			asking: spread(replies.map(askingMs)),
			carrying: spread(replies.map(carryingMs)),
		},
		betweenTokensMs: spread(replies.flatMap(gaps)),
		behindMs: { ...spread(lag), most: round2(lag.reduce((most, one) => Math.max(most, one), 0)) },
		cpuMicrosPerToken: round2(cpuPerToken(rounds)),
		databaseMicrosPerToken: round2(sum(rounds, (r) => r.databaseMicros) / tokensOf(rounds)),
		eventLoopDelayMs: round2(worst),
		residentMegabytes: Math.round(
			Math.max(...rounds.map(({ usage }) => usage.residentBytes)) / 1e6,
		),
	};
}

export type Figure = { value: number; interval: Interval | null };

/** A pair of rounds, one of each arm, is drawn as one: they shared the machine. */
function compare(rounds: readonly Round[], figure: (of: Record<Arm, Round[]>) => number): Figure {
	const byArm = (drawn: readonly Round[]): Record<Arm, Round[]> => ({
		direct: drawn.filter(({ arm }) => arm === 'direct'),
		relay: drawn.filter(({ arm }) => arm === 'relay'),
		product: drawn.filter(({ arm }) => arm === 'product'),
	});
	const count = byArm(rounds).product.length;
	const clusters = Array.from({ length: count }, (_, at) => rounds.slice(at * 3, at * 3 + 3));
	const interval = clusterBootstrap(
		clusters,
		(drawn) => figure(byArm(drawn)),
		seededRandom(1),
		400,
	);
	return {
		value: round2(figure(byArm(rounds))),
		interval: interval && { low: round2(interval.low), high: round2(interval.high) },
	};
}

const ttft = (rounds: readonly Round[], share: number) =>
	quantile(repliesOf(rounds).map(firstTokenMs), share);

/** @param rounds in the order they were run, the three arms after one another. */
export const comparisons = (rounds: readonly Round[]) => ({
	addedFirstTokenMs: {
		median: compare(rounds, ({ product, relay }) => ttft(product, 0.5) - ttft(relay, 0.5)),
		p95: compare(rounds, ({ product, relay }) => ttft(product, 0.95) - ttft(relay, 0.95)),
		p99: compare(rounds, ({ product, relay }) => ttft(product, 0.99) - ttft(relay, 0.99)),
	},
	cpuRatio: compare(rounds, ({ product, relay }) => cpuPerToken(product) / cpuPerToken(relay)),
	/** Without the database's processes. */
	cpuRatioOfTheApp: compare(
		rounds,
		({ product, relay }) =>
			sum(product, ({ usage }) => usage.cpuMicros) / tokensOf(product) / cpuPerToken(relay),
	),
});
