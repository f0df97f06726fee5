/** How a student places themselves before seeing any mark: five steps for each section and each rating domain. */
import type { Rubric } from '../rubric/schema.ts';

export const ratingSteps = [1, 2, 3, 4, 5] as const;
export type RatingStep = (typeof ratingSteps)[number];

/** By id; what the student left open is not there. */
export type SelfRating = {
	sections: Record<string, RatingStep>;
	domains: Record<string, RatingStep>;
};

/** What a student rates: names and steps alone, nothing of what is marked. */
export type SelfRatingForm = {
	consultationId: string;
	patientName: string;
	sections: { id: string; label: string }[];
	/** With a sentence for each of the five steps. */
	domains: { id: string; label: string; anchors: string[] }[];
};

export const selfRatingForm = (
	consultationId: string,
	patientName: string,
	{ sections, domains }: Rubric,
): SelfRatingForm => ({
	consultationId,
	patientName,
	sections: sections.map(({ id, label }) => ({ id, label })),
	domains: domains.map(({ id, label, anchors }) => ({ id, label, anchors: [...anchors] })),
});

/** Drops what the rubric does not hold. */
export function keepKnown({ sections, domains }: SelfRating, rubric: Rubric): SelfRating {
	const only = (given: Record<string, RatingStep>, known: readonly { id: string }[]) =>
		Object.fromEntries(
			known.flatMap(({ id }) => (given[id] === undefined ? [] : [[id, given[id]] as const])),
		);
	return { sections: only(sections, rubric.sections), domains: only(domains, rubric.domains) };
}

/**
 * The step a share of the marks stands for: fifths, so that "about half" is what lies between two and three fifths.
 * @param share from 0 to 1.
 * @throws RangeError outside of that.
 */
export function stepOfShare(share: number): RatingStep {
	if (!(share >= 0 && share <= 1)) throw new RangeError(`${share} is no share from 0 to 1.`);
	return ratingSteps[Math.min(4, Math.floor(share * 5))]!;
}
