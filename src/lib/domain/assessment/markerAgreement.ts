/** How far machines and people, and people among themselves, gave the sittings of a station the same levels and grades. */
import { squaredSteps, tabulateSquare, weightedKappa } from '../statistics/categoricalAgreement.ts';
import { mean } from '../statistics/descriptive.ts';
import { intraclassCorrelations } from '../statistics/intraclassCorrelation.ts';
import { listItemAgreement, type ItemAgreement } from '../statistics/itemAgreement.ts';
import { globalGrades } from './globalGrade.ts';

/** The two machines, the person whose mark stands, and the markers of rounds 1 and 2. */
type Marker = 'rule' | 'model' | 'person' | 'first' | 'second';

export const pairings = {
	rule_person: ['rule', 'person'],
	model_person: ['model', 'person'],
	rule_model: ['rule', 'model'],
	first_second: ['first', 'second'],
} as const satisfies Record<string, readonly [Marker, Marker]>;
export type Pairing = keyof typeof pairings;

/** Null where they gave none. */
export type MarkerLevels = Record<Marker, number | null>;

/** One item of one sitting, with the level that each gave it. */
export type JudgedItem = {
	itemId: string;
	/** Levels are 0, 1 … highest. */
	highest: number;
	levels: MarkerLevels;
};

export type PairAgreement = Omit<ItemAgreement, 'itemId'>;

/** Landis and Koch (1977) call agreement above this substantial; of fewer pairs kappa says little. */
export const lowKappa = { below: 0.6, from: 10 } as const;

export const isLow = ({ n, kappa }: PairAgreement): boolean =>
	n >= lowKappa.from && kappa !== null && kappa < lowKappa.below;

/** @returns by item, for each pairing; an item that a pair did not both mark is missing there. */
export function agreementByItem(
	judged: readonly JudgedItem[],
): Record<Pairing, Map<string, PairAgreement>> {
	const of = (pairing: Pairing) => {
		const [one, other] = pairings[pairing];
		const pairs = judged.flatMap(({ itemId, highest, levels }) => {
			const [ours, theirs] = [levels[one], levels[other]];
			return ours === null || theirs === null ? [] : [{ itemId, highest, ours, theirs }];
		});
		return new Map(listItemAgreement(pairs).map(({ itemId, ...figures }) => [itemId, figures]));
	};
	return {
		rule_person: of('rule_person'),
		model_person: of('model_person'),
		rule_model: of('rule_model'),
		first_second: of('first_second'),
	};
}

export type GradePair = { first: number; second: number };

export type GradeAgreement = {
	/** How many sittings two people graded. */
	n: number;
	/** Share of equal grades. */
	agreement: number | null;
	/** Weighted by squared steps; null where it does not exist. */
	weightedKappa: number | null;
	/** ICC(2,1), Shrout and Fleiss 1979: of one grade, by markers of whom these are a sample. */
	icc: number | null;
	/** The second's grade less the first's, on average: whether the second marking is the kinder one. */
	difference: number | null;
};

export function gradeAgreement(pairs: readonly GradePair[]): GradeAgreement {
	const square = tabulateSquare(
		pairs.map(({ first, second }) => [first - 1, second - 1] as const),
		globalGrades.length,
	);
	const scores = pairs.map(({ first, second }) => [first, second]);
	return {
		n: pairs.length,
		agreement: mean(pairs.map(({ first, second }) => (first === second ? 1 : 0))),
		weightedKappa: weightedKappa(square, squaredSteps),
		icc: intraclassCorrelations(scores)?.single2 ?? null,
		difference: mean(pairs.map(({ first, second }) => second - first)),
	};
}
