/** Appeals as those who answer them see them: by number, never by name. */
import type { AppealOutcome } from './appeal.ts';

export type AppealAnswer = { outcome: AppealOutcome; words: string; atMs: number };

export type AppealRow = {
	id: string;
	number: string;
	position: number;
	words: string;
	openedAtMs: number;
	/** Null while it is open. */
	answer: (AppealAnswer & { byName: string }) | null;
};

export type AppealsView = { id: string; title: string; appeals: AppealRow[] };

export type AppealView = AppealRow & {
	assessment: { id: string; title: string };
	consultationId: string;
	/** Where marks of this sitting are changed; null where none was raised. */
	reviewId: string | null;
	/** The station as it was told to the candidate. */
	told: { title: string; share: number | null; cut: number | null } | null;
	/** The reader marked this sitting: somebody else answers. */
	hasMarked: boolean;
};
