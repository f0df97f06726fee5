/** What assessments need of the world. */
import type { LiveCandidate } from '#lib/domain/assessment/liveRow.ts';
import type { AmendmentKind } from '#lib/domain/assessment/amendment.ts';
import type { Window } from '#lib/domain/assessment/assessment.ts';
import type { AssessmentMoments } from '#lib/domain/assessment/assessmentStage.ts';
import type { Sat } from '#lib/domain/assessment/nextStation.ts';
import type { Marking, MarkingRound } from '#lib/domain/assessment/marking.ts';
import type { MarkingRules } from '#lib/domain/assessment/markingRules.ts';
import type { Pins, SittingPins } from '#lib/domain/assessment/pins.ts';
import type { Release } from '#lib/domain/assessment/release.ts';
import type { StageTimes } from '#lib/domain/consultation/sittingTerms.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { CutRule } from '#lib/domain/statistics/standardSetting.ts';
import type { ConsultationRecord, VersionRef } from './ports.ts';

export type AssessmentRecord = AssessmentMoments & {
	id: string;
	schoolId: string;
	title: string;
	startCode: string;
	/** Null while it is a draft. */
	pins: Pins | null;
	/** Both locked at sealing. */
	markingRules: MarkingRules;
	cutRule: CutRule;
	release: Release | null;
};

export type NewStation = {
	scenario: VersionRef;
	rubric: VersionRef;
	languages: Language[];
	times: StageTimes;
};

export type StationRecord = NewStation & {
	id: string;
	/** 1, 2, 3 … */
	position: number;
	slug: string;
	/** Of the case's scenarios, and of its rubrics. */
	scenarioNumber: number;
	rubricNumber: number;
};

export type CandidateRecord = {
	id: string;
	userId: string;
	displayName: string;
	email: string;
	number: string | null;
	extraPercent: number;
	/** The cohort they came with; null for one who was added by name. */
	cohortName: string | null;
	hasBegun: boolean;
};

export type PersonFound = { userId: string; displayName: string; email: string };

export type NewAmendment = {
	id: string;
	assessmentId: string;
	candidateId: string | null;
	kind: AmendmentKind;
	before: unknown;
	after: unknown;
	reason: string;
	authorId: string;
};

export type Amendment = Pick<NewAmendment, 'kind' | 'before' | 'after' | 'reason'> & {
	candidateName: string | null;
	authorName: string;
	atMs: number;
};

/** Within one school's transaction. */
export type AssessmentQueries = {
	/** The newest first. */
	list(): Promise<(AssessmentRecord & { stations: number; candidates: number })[]>;
	find(id: string): Promise<AssessmentRecord | null>;
	/** As `find`; nobody changes it, and nobody begins, before this transaction ends. */
	lock(id: string): Promise<AssessmentRecord | null>;
	/** As `find`; nobody changes it before this transaction ends, and others may begin meanwhile. */
	share(id: string): Promise<AssessmentRecord | null>;
	insert(given: {
		id: string;
		title: string;
		startCode: string;
		createdById: string;
	}): Promise<void>;
	update(
		id: string,
		change: Partial<{
			title: string;
			window: Window;
			startCode: string;
			pins: Pins | null;
			sealedAtMs: number | null;
			closedAtMs: number | null;
			markingRules: MarkingRules;
			cutRule: CutRule;
			release: Release | null;
		}>,
	): Promise<void>;
	listStations(id: string): Promise<StationRecord[]>;
	/** All of them, in order. */
	replaceStations(id: string, stations: readonly (NewStation & { id: string })[]): Promise<void>;
	/** By name. */
	listCandidates(id: string): Promise<CandidateRecord[]>;
	countCandidates(id: string): Promise<number>;
	/** Who is one already stays as they are. Only students of the school become candidates. */
	addCandidates(
		id: string,
		added: readonly { id: string; userId: string; cohortId: string | null }[],
	): Promise<void>;
	removeCandidate(id: string, candidateId: string): Promise<void>;
	setNumbers(numbers: ReadonlyMap<string, string>): Promise<void>;
	setExtraPercent(candidateId: string, extraPercent: number): Promise<void>;
	hasBegun(id: string): Promise<boolean>;
	listCohorts(): Promise<{ id: string; name: string; members: number }[]>;
	listCohortStudents(cohortId: string): Promise<string[]>;
	/** Students whose name or address holds the words. */
	findStudents(words: string, most: number): Promise<PersonFound[]>;
	isStudent(userId: string): Promise<boolean>;
	amend(amendment: NewAmendment): Promise<void>;
	/** The newest first. */
	listAmendments(id: string): Promise<Amendment[]>;
	listLive(id: string): Promise<LiveCandidate[]>;

	/** Sealed assessments in which the person is a candidate, the newest first. */
	listOf(userId: string): Promise<AssessmentRecord[]>;
	findCandidate(id: string, userId: string): Promise<CandidateSeat | null>;
	/** As `findCandidate`, and they begin nothing else before this transaction ends. */
	lockCandidate(id: string, userId: string): Promise<CandidateSeat | null>;
	/** In the order they were begun. */
	listSat(candidateId: string): Promise<Sat[]>;
	addSitting(sitting: {
		id: string;
		assessmentId: string;
		candidateId: string;
		stationId: string;
		consultationId: string;
		pins: SittingPins;
		/** Who is to mark it. */
		rounds: readonly MarkingRound[];
	}): Promise<void>;
	/** All that were begun, by station and then by the candidate's number. */
	listSittings(id: string): Promise<SittingRecord[]>;
	/** A browser of the candidate's follows it now. */
	markSeen(consultationId: string): Promise<void>;
	/** Null before the marks are released, and for what was no sitting. */
	findRelease(consultationId: string): Promise<Release | null>;
};

/** One candidate at one station, with what people have made of it. */
export type SittingRecord = {
	id: string;
	stationId: string;
	candidateId: string;
	candidateNumber: string;
	consultation: ConsultationRecord;
	/** By round. */
	markings: Marking[];
};

export type CandidateSeat = Pick<CandidateRecord, 'id' | 'number' | 'extraPercent'>;

/** What the school's models, prompts and code are now. */
export type PinsOf = (schoolId: string) => Pins;

/** A whole number from 0 up to, not including, the limit; not to be foreseen. */
export type Chance = (limit: number) => number;

/** Counts wrong start codes, for all processes. */
export type StartCodeLimiter = {
	/** Counts the attempt first, so that many at once cannot slip through. Null: go on. */
	count(key: string): Promise<{ retryAfterMs: number } | null>;
	forget(key: string): Promise<void>;
};
