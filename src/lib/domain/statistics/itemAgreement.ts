/** How far two markers, a machine and a person or any other two, give each item the same level. */
import {
	cohenKappa,
	gwetAc1,
	observedAgreement,
	squaredSteps,
	tabulateSquare,
	weightedKappa,
} from './categoricalAgreement.ts';
import { groupBy } from './groupBy.ts';

/** One item of one consultation, marked by both. */
export type LevelPair = {
	itemId: string;
	ours: number;
	theirs: number;
	/** The item's highest level: levels are 0, 1 … highest. */
	highest: number;
};

export type ItemAgreement = {
	itemId: string;
	n: number;
	/** Share of equal levels. */
	agreement: number | null;
	/** Cohen's kappa; null where both gave one level throughout. */
	kappa: number | null;
	/** Weighted by squared steps. */
	weightedKappa: number | null;
	/** Gwet's AC1, which a rare level does not sink. */
	ac1: number | null;
};

function describeItem(itemId: string, pairs: readonly LevelPair[]): ItemAgreement {
	const size = Math.max(...pairs.map(({ highest }) => highest)) + 1;
	const square = tabulateSquare(
		pairs.map(({ ours, theirs }) => [ours, theirs] as const),
		size,
	);
	return {
		itemId,
		n: pairs.length,
		agreement: observedAgreement(square),
		kappa: cohenKappa(square),
		weightedKappa: weightedKappa(square, squaredSteps),
		ac1: gwetAc1(square),
	};
}

/** Each item that both have marked at least once, in the order in which they first appear. */
export const listItemAgreement = (pairs: readonly LevelPair[]): ItemAgreement[] =>
	[...groupBy(pairs, ({ itemId }) => itemId)].map(([itemId, own]) => describeItem(itemId, own));
