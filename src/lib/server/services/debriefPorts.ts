/** The debrief: what a student may do there beside reading the marks, and what it needs of the world. */
import type { DebriefView } from '#lib/domain/debrief/debriefView.ts';
import type { ReplyFault, ReplyReportView } from '#lib/domain/debrief/replyReport.ts';
import type { SelfRating, SelfRatingForm } from '#lib/domain/debrief/selfRating.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { parseGold } from '#lib/domain/grading/gold/loadGold.ts';
import type { ReconciledGrading } from '#lib/domain/grading/reconcile.ts';
import type { Actor } from './actor.ts';
import type { CaseOrigin } from './caseOpener.ts';
import type { Fork, StoredEvent } from './ports.ts';
import type { Command } from './services.ts';

/** Of a patient's line. */
export type StoredReport = { utteranceId: string; fault: ReplyFault };

/** A report with what instructors need to judge it. */
export type ListedReport = Omit<ReplyReportView, 'number' | 'caseTitle'> & {
	consultationId: string;
	origin: CaseOrigin;
};

/** What a retry takes with it from the consultation it goes back to. */
export type CarriedOver = {
	from: Fork;
	toId: string;
	/** Played again under the new ids, with the time each is to bear. */
	events: readonly StoredEvent[];
	/** The lines to carry: their ids, and the new ones. */
	lineIds: ReadonlyMap<string, string>;
	/** By how much everything moves on in time, in milliseconds. */
	laterMs: number;
};

export type DebriefQueries = {
	/** Null before the student was asked; `rating` is null where they skipped it. */
	findSelfRating(consultationId: string): Promise<{ rating: SelfRating | null } | null>;
	/** Changes nothing where there is one. */
	addSelfRating(
		consultationId: string,
		given: { studentId: string; rating: SelfRating | null },
	): Promise<void>;
	/** @returns false when the line, or the id, has one already; then nothing is stored. */
	addReport(
		consultationId: string,
		report: StoredReport & { id: string; studentId: string; comment: string },
	): Promise<boolean>;
	findReports(consultationId: string): Promise<(StoredReport & { id: string })[]>;
	/** The newest first, at most `limit`. */
	listReports(limit: number): Promise<ListedReport[]>;
	/**
	 * The gradings of other students' first practice consultations by this rubric version, retries and drills left out; those who
	 * finished first come first.
	 */
	listCohort(rubricVersionId: string, exceptStudentId: string): Promise<ReconciledGrading[][]>;
	/** Copies lines and hints and stores the events, into a consultation that was just inserted. */
	carryOver(carried: CarriedOver): Promise<void>;
	/** The line of the earlier consultation at which a retry went another way; null where it is gone. */
	findForkPosition(from: Fork): Promise<number | null>;
};

/** A strong student's consultation of a case as its authors wrote it, not yet held against a version; null without one. */
export type StrongTranscripts = (
	slug: string,
	language: Language,
) => Promise<Exclude<ReturnType<typeof parseGold>, { faults: unknown }> | null>;

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
	/** A new practice consultation that stands where this one stood before that line of the student's. */
	retryFrom(
		actor: Actor,
		consultationId: string,
		input: Command & { utteranceId: string },
	): Promise<{ consultationId: string }>;
	/** Says that a line of the patient's was wrong, and how. */
	reportReply(
		actor: Actor,
		consultationId: string,
		input: Command & { utteranceId: string; fault: ReplyFault; comment: string },
	): Promise<{ reportId: string }>;
	/** For instructors. */
	listReports(actor: Actor): Promise<ReplyReportView[]>;
};
