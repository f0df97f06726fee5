/** A straight line through points, and how sure it is. */
import { crossProducts, mean, squaresAround, sumOf } from './descriptive.ts';

/** The straight line of least squares, y = intercept + slope × x. */
export type RegressionLine = {
	intercept: number;
	slope: number;
	n: number;
	meanX: number;
	/** Squared deviations of x from its mean, summed. */
	squaresX: number;
	/** Share of the variance of y that the line explains; null where y does not vary. */
	rSquared: number | null;
	/** Standard deviation of the residuals, on n - 2 degrees of freedom. */
	residualError: number;
	/** Standard error of the slope. */
	slopeError: number;
};

/**
 * Ordinary least squares with one predictor (Draper and Smith 1998, chapter 1).
 * @returns null for fewer than three pairs, or where x does not vary.
 */
export function linearRegression(
	xs: readonly number[],
	ys: readonly number[],
): RegressionLine | null {
	if (xs.length !== ys.length) throw new RangeError('Regression needs pairs.');
	const n = xs.length;
	const [squaresX, squaresY] = [squaresAround(xs), squaresAround(ys)];
	if (n < 3 || squaresX === 0) return null;
	const slope = squaresY === 0 ? 0 : crossProducts(xs, ys) / squaresX;
	const [meanX, meanY] = [mean(xs) ?? 0, mean(ys) ?? 0];
	const intercept = meanY - slope * meanX;
	const residuals = xs.map((x, index) => (ys[index] ?? 0) - intercept - slope * x);
	const unexplained = sumOf(residuals.map((residual) => residual ** 2));
	const residualError = Math.sqrt(unexplained / (n - 2));
	return {
		intercept,
		slope,
		n,
		meanX,
		squaresX,
		rSquared: squaresY === 0 ? null : 1 - unexplained / squaresY,
		residualError,
		slopeError: residualError / Math.sqrt(squaresX),
	};
}

/** Standard error of the line's height at `x` (Draper and Smith 1998, section 3.1): smallest at the mean of x. */
export const errorOfHeight = (line: RegressionLine, x: number): number =>
	line.residualError * Math.sqrt(1 / line.n + (x - line.meanX) ** 2 / line.squaresX);
