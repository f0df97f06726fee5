/** From all gradings on record to the global ratings that stand: a person's before a panel's before a model's. */
import type { Rubric } from '../rubric/schema.ts';
import { byTime, latestOf } from './latestOf.ts';
import type { DomainRating, Grader } from './grader.ts';
import { sureFrom, type ReconciledGrading } from './reconcile.ts';

export type RatedGrading = ReconciledGrading & { domains: readonly DomainRating[] };

export type StandingRating = {
	/** Null where nobody is sure, or nobody has looked. */
	rating: DomainRating | null;
	by: Grader['method'] | null;
	/** Rated by a person. */
	isDecided: boolean;
	/** A machine's, and not sure of itself: the interval says more than the level. */
	isUnsure: boolean;
};

/** @returns a rating for each domain of the rubric, in its order. */
export function standingRatings(
	rubric: Rubric,
	gradings: readonly RatedGrading[],
): StandingRating[] {
	const people = gradings.filter(({ method }) => method === 'human').toSorted(byTime);
	const machines = [latestOf(gradings, 'panel'), latestOf(gradings, 'model')];
	return rubric.domains.map(({ id }) => {
		const of = (grading: RatedGrading | null) =>
			grading?.domains.find(({ domainId, level }) => domainId === id && level !== null);
		const decided = people.findLast(of);
		if (decided) return { rating: of(decided)!, by: 'human', isDecided: true, isUnsure: false };
		const machine = machines.find(of);
		if (!machine) return { rating: null, by: null, isDecided: false, isUnsure: false };
		const rating = of(machine)!;
		const isUnsure = rating.confidence < sureFrom;
		return { rating, by: machine.method, isDecided: false, isUnsure };
	});
}
