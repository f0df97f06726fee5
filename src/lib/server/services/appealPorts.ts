/** What appeals need of the world. */
import type { AppealOutcome } from '#lib/domain/assessment/appeal.ts';
import type { AppealRow } from '#lib/domain/assessment/appealView.ts';
import type { SatStation } from '#lib/domain/assessment/candidateResult.ts';

export type AppealRecord = AppealRow & {
	assessmentId: string;
	sittingId: string;
	candidateId: string;
	/** Whose it is. */
	studentId: string;
	consultationId: string;
	/** The newest of the consultation; null without one. */
	reviewId: string | null;
};

/** Within one school's transaction. */
export type AppealQueries = {
	/** What a candidate has sat, with what they said against it. */
	listSat(
		candidateId: string,
	): Promise<(SatStation & { sittingId: string; appealId: string | null })[]>;
	/** @returns false where the id or the sitting has an appeal already. */
	open(appeal: {
		id: string;
		assessmentId: string;
		sittingId: string;
		words: string;
	}): Promise<boolean>;
	/** The open ones first, the longest waiting before the others; then what was answered, the newest first. */
	list(assessmentId: string): Promise<AppealRecord[]>;
	find(assessmentId: string, appealId: string): Promise<AppealRecord | null>;
	/** As `find`, and nobody else answers it before this transaction ends. */
	lock(assessmentId: string, appealId: string): Promise<AppealRecord | null>;
	answer(
		appealId: string,
		given: { answeredById: string; outcome: AppealOutcome; answer: string },
	): Promise<void>;
	/** By assessment; those without any are not in it. */
	countOpen(): Promise<Map<string, number>>;
	/** In any round. */
	hasMarked(sittingId: string, userId: string): Promise<boolean>;
};
