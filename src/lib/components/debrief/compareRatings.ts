/** Sets what a student thought beside what the marks and ratings say, on the same five steps. */
import { sectionTotal } from '#lib/domain/debrief/sectionTotal.ts';
import { stepOfShare, type RatingStep, type SelfRating } from '#lib/domain/debrief/selfRating.ts';
import type { FeedbackView } from '#lib/domain/grading/feedbackView.ts';

export type RatingRow = {
	kind: 'section' | 'domain';
	id: string;
	label: string;
	own: RatingStep;
	/** Null where there is no mark yet. */
	marked: number | null;
	/** How the marks are, as seen from what the student thought. */
	verdict: 'higher' | 'lower' | 'same' | null;
};

const verdictOf = (own: number, marked: number): RatingRow['verdict'] => {
	if (marked === own) return 'same';
	return marked > own ? 'higher' : 'lower';
};

/** Of what the student rated, in the order of the marks. */
export function compareRatings(
	rating: SelfRating,
	{ sections, domains }: Pick<FeedbackView, 'sections' | 'domains'>,
): RatingRow[] {
	function rowOf(
		kind: RatingRow['kind'],
		{ id, label }: { id: string; label: string },
		marked: number | null,
	): RatingRow[] {
		const own = kind === 'section' ? rating.sections[id] : rating.domains[id];
		if (own === undefined) return [];
		const verdict = marked === null ? null : verdictOf(own, marked);
		return [{ kind, id, label, own, marked, verdict }];
	}
	return [
		...sections.flatMap((section) => {
			const { share } = sectionTotal(section);
			return rowOf('section', section, share === null ? null : stepOfShare(share));
		}),
		...domains.flatMap((domain) => rowOf('domain', domain, domain.level)),
	];
}
