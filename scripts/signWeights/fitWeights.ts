/** Multinomial logit by gradient ascent with momentum (Polyak 1964): which weights make the right answers likeliest. */

/** One question: the signs of each answer, and whether it is right. */
export type Choice = { signs: readonly (readonly number[])[]; right: readonly boolean[] };

const steps = 400;
const rate = 0.05;
const momentum = 0.9;
/** Ridge penalty on the weights of signs that are scaled to a standard deviation of one. */
const penalty = 0.005;

function spreadOf(choices: readonly Choice[], sign: number): number {
	const values = choices.flatMap(({ signs }) => signs.map((one) => one[sign] ?? 0));
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
	return Math.sqrt(variance) || 1;
}

function probabilities(signs: readonly (readonly number[])[], weights: readonly number[]) {
	const scores = signs.map((one) => one.reduce((sum, value, at) => sum + value * weights[at]!, 0));
	const most = Math.max(...scores);
	const odds = scores.map((score) => Math.exp(score - most));
	const whole = odds.reduce((sum, one) => sum + one, 0);
	return odds.map((one) => one / whole);
}

/** Adds what this question would change: signs of the right answers, less the signs expected. */
function addGradient(gradient: number[], { signs, right }: Choice, weights: readonly number[]) {
	const all = probabilities(signs, weights);
	const ofRight = all.reduce((sum, one, at) => sum + (right[at] ? one : 0), 0) || 1e-12;
	signs.forEach((one, at) => {
		const wanted = (right[at] ? all[at]! / ofRight : 0) - all[at]!;
		one.forEach((value, sign) => (gradient[sign]! += wanted * value));
	});
}

/** @param choices each with at least one right answer. @returns a weight for each sign. */
export function fitWeights(choices: readonly Choice[]): number[] {
	const count = choices[0]?.signs[0]?.length ?? 0;
	const spreads = Array.from({ length: count }, (_, sign) => spreadOf(choices, sign));
	const scaled = choices.map(({ signs, right }) => ({
		right,
		signs: signs.map((one) => one.map((value, sign) => value / spreads[sign]!)),
	}));
	const weights = new Array<number>(count).fill(0);
	const velocity = new Array<number>(count).fill(0);
	for (let step = 0; step < steps; step += 1) {
		const gradient = weights.map((weight) => -penalty * weight * scaled.length);
		for (const choice of scaled) addGradient(gradient, choice, weights);
		gradient.forEach((slope, sign) => {
			velocity[sign] = momentum * velocity[sign]! + (rate * slope) / scaled.length;
			weights[sign]! += velocity[sign]!;
		});
	}
	return weights.map((weight, sign) => weight / spreads[sign]!);
}

/** Share of questions whose likeliest answer is a right one. */
export function rightShare(choices: readonly Choice[], weights: readonly number[]): number {
	const right = choices.filter(({ signs, right: isRight }) => {
		const all = probabilities(signs, weights);
		return isRight[all.indexOf(Math.max(...all))];
	});
	return right.length / choices.length;
}
