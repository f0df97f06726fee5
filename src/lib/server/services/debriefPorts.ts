/** The debrief: what a student may do there beside reading the marks, and what it needs of the world. */
import type { DebriefView } from '#lib/domain/debrief/debriefView.ts';
import type { SelfRating, SelfRatingForm } from '#lib/domain/debrief/selfRating.ts';
import type { Actor } from './actor.ts';

export type DebriefQueries = {
	/** Null before the student was asked; `rating` is null where they skipped it. */
	findSelfRating(consultationId: string): Promise<{ rating: SelfRating | null } | null>;
	/** Changes nothing where there is one. */
	addSelfRating(
		consultationId: string,
		given: { studentId: string; rating: SelfRating | null },
	): Promise<void>;
};

export type DebriefService = {
	/** What to ask before any mark is shown; null where nothing is asked, or was answered. */
	findSelfRatingForm(actor: Actor, consultationId: string): Promise<SelfRatingForm | null>;
	/**
	 * The first answer counts: marks were seen before any later one.
	 * @param rating null skips it.
	 */
	rateSelf(
		actor: Actor,
		consultationId: string,
		input: { rating: SelfRating | null },
	): Promise<{ isStored: true }>;
	/** What is read beside the marks of a consultation that was handed in. */
	getDebrief(actor: Actor, consultationId: string): Promise<DebriefView>;
};
