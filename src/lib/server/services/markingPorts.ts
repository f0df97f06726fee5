/** The marking room of an assessment: what markers may do there, and what it needs of the world. */
import type { MarkedLevels, MarkingRound } from '#lib/domain/assessment/marking.ts';
import type {
	MarkingProgressView,
	MarkingView,
	StationProgress,
} from '#lib/domain/assessment/markingView.ts';
import type { ReviewView } from '#lib/domain/review/reviewView.ts';
import type { Grader } from '#lib/domain/grading/grader.ts';
import type { Actor } from './actor.ts';
import type { ConsultationRecord } from './ports.ts';
import type { CommentInput, DecideInput, RateInput } from './reviewPorts.ts';
import type { Command } from './services.ts';

export type MarkingRecord = {
	id: string;
	assessmentId: string;
	sittingId: string;
	/** Of its station. */
	position: number;
	consultation: ConsultationRecord;
	round: MarkingRound;
	/** Who has it before them, or has graded it. */
	markerId: string | null;
	markerName: string | null;
	grade: number | null;
	levels: MarkedLevels | null;
	signedAtMs: number | null;
};

/** Whose marks there must be before a person marks. */
export type MarkedBy = Exclude<Grader['method'], 'human'>;

export type WantedMarking = {
	assessmentId: string;
	/** Null for any. */
	stationId: string | null;
	/** The one that is left: what follows it comes first. */
	leavingId: string | null;
	markedBy: MarkedBy;
};

export type StationCount = Omit<StationProgress, 'position' | 'title'>;

/** Within one school's transaction. */
export type MarkingQueries = {
	/**
	 * Gives this person the next free one, in the order of its place: handed in, marked by machine, of a sitting that is not
	 * their own and of which they have no other round. What they have graded and not signed is theirs to go on with, and
	 * comes first. Two people who ask at once never get the same one.
	 */
	takeNext(markerId: string, wanted: WantedMarking): Promise<string | null>;
	find(id: string): Promise<MarkingRecord | null>;
	/** All of the sitting, by round. */
	listOf(sittingId: string): Promise<MarkingRecord[]>;
	/** Takes or prolongs the lease. @returns until when; null when it is somebody else's, or this person has another round. */
	hold(id: string, markerId: string): Promise<number | null>;
	/** Gives back what this person holds; what they have graded stays theirs. */
	release(id: string, markerId: string): Promise<void>;
	grade(id: string, grade: number): Promise<void>;
	setLevels(id: string, levels: MarkedLevels): Promise<void>;
	sign(id: string, levels: MarkedLevels): Promise<void>;
	/** For a third person. */
	addThird(id: string, of: Pick<MarkingRecord, 'assessmentId' | 'sittingId'>): Promise<void>;
	/** Of each station that has been begun. */
	countStations(assessmentId: string, markedBy: MarkedBy): Promise<StationCount[]>;
	countMarkers(assessmentId: string): Promise<MarkingProgressView['markers']>;
};

export type GradeInput = Command & { grade: number };

/** Each checks `can` first; what is another school's or another marker's is `not_found`. */
export type MarkingService = {
	getProgress(actor: Actor, assessmentId: string): Promise<MarkingProgressView>;
	/** `leaving` is given back first. @returns null when nothing is free. */
	next(
		actor: Actor,
		assessmentId: string,
		input: { stationId: string | null; leaving: string | null },
	): Promise<{ markingId: string | null }>;
	/** What the actor has before them, or has marked. */
	get(actor: Actor, markingId: string): Promise<MarkingView>;
	/** @throws ServiceError `marking_taken` when its time ran out and somebody else has it. */
	hold(actor: Actor, markingId: string): Promise<{ untilMs: number | null }>;
	release(actor: Actor, markingId: string): Promise<{ released: true }>;
	/** Given once, before any mark is seen. @throws ServiceError `marking_taken`, `already_graded`. */
	grade(actor: Actor, markingId: string, input: GradeInput): Promise<MarkingView>;
	/**
	 * One item. In the first and third round an append-only grading by this person, as in a review; in the second a level
	 * of their own, which moves no mark.
	 * @throws ServiceError as `ReviewService.decide`, and `not_now` before the grade and after signing.
	 */
	decide(actor: Actor, markingId: string, input: DecideInput): Promise<ReviewView>;
	rate(actor: Actor, markingId: string, input: RateInput): Promise<ReviewView>;
	comment(actor: Actor, markingId: string, input: CommentInput): Promise<ReviewView>;
	/**
	 * Accepts every item that nothing doubts, and closes the marking. The second signature of a sitting may call a third person.
	 * @throws ServiceError `items_undecided` with their `count`.
	 */
	sign(actor: Actor, markingId: string, input: Command): Promise<{ signed: true }>;
};
