/** What the services need of the world; adapters fulfil it, wiring.ts joins them. */
import type { GivenHint } from '#lib/domain/consultation/hints.ts';
import type { SittingTerms } from '#lib/domain/consultation/sittingTerms.ts';
import type { StoredSnapshot } from '#lib/domain/consultation/migrateSnapshot.ts';
import type { Draft, SavedDraft } from '#lib/domain/consultation/note.ts';
import type { Stage } from '#lib/domain/consultation/studentView.ts';
import type { Interpreter, Reading, TopicId } from '#lib/domain/dialogue/reading.ts';
import type { Language, Topic } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { RecordedEvent } from '#lib/domain/grading/grader.ts';
import type { LineCatalogue } from '#lib/domain/patient/lines.ts';
import type { ClaimReader } from '#lib/domain/patient/guard/claims/claimReader.ts';
import type { GuardReason } from '#lib/domain/patient/guard/guardRules.ts';
import type { ReplyPlan } from '#lib/domain/patient/replyPlan.ts';
import type { ReplyTask } from '#lib/domain/patient/replyTask.ts';
import type { Rubric } from '#lib/domain/rubric/schema.ts';
import type { FindingCatalogue } from '#lib/domain/scenario/findingCatalogue.ts';
import type { Scenario } from '#lib/domain/scenario/schema.ts';
import type { HintCatalogue } from '#lib/domain/tutor/hintCatalogue.ts';
import type { HintFlaw } from '#lib/domain/tutor/holdHint.ts';
import type { Utterance } from '#lib/domain/transcript/utterance.ts';
import type { Budgets, BudgetScope, Spent } from '#lib/domain/usage/budgets.ts';
import type { ModelUse } from '#lib/domain/usage/modelUse.ts';
import type { AppealQueries } from './appealPorts.ts';
import type { AssessmentQueries } from './assessmentPorts.ts';
import type { SittingClockQueries } from './sittingClockPorts.ts';
import type { DebriefQueries } from './debriefPorts.ts';
import type { DisputeQueries } from './disputePorts.ts';
import type { AnswerQueries, GradingQueries } from './gradingPorts.ts';
import type { MarkingQueries } from './markingPorts.ts';
import type { ToldQueries } from './releasePorts.ts';
import type { Known } from './recentConsultations.ts';
import type { ReviewQueries } from './reviewPorts.ts';
import type { AuditEntry } from './signInPorts.ts';

/** A version of something shipped by the commons or written by a school. */
export type VersionRef = { schoolId: string; versionId: string };

export type ConsultationRecord = {
	id: string;
	schoolId: string;
	studentId: string;
	scenario: VersionRef;
	rubric: VersionRef;
	language: Language;
	mode: 'practice' | 'assessment';
	/** The area of the hint catalogue that a drill practises; null for a whole consultation. */
	drillArea: string | null;
	/** What an assessment fixes for it; null in practice. */
	terms: SittingTerms | null;
	stage: Stage;
	revision: number;
	machineVersion: string;
	snapshot: StoredSnapshot;
	stageStartedAtMs: number;
	dueAtMs: number | null;
	nextDueAtMs: number | null;
	/** Of a retry: the consultation it goes back to, and its last revision that was carried over. */
	forkedFrom: Fork | null;
};

export type Fork = { consultationId: string; revision: number };

export type NewConsultation = Omit<ConsultationRecord, 'revision'>;

export type TimeCredit = { id: string; milliseconds: number; reason: 'reply_waited' | 'outage' };

/** What one applied event stores. `payload` points at utterances, it never copies their words. */
export type AppliedEvent = {
	type: string;
	author: 'student' | 'patient' | 'clock';
	payload: Record<string, unknown>;
};

export type RecordedUtterance = Utterance & {
	reading: Reading | null;
	told: string[];
	answersId: string | null;
};

/** An event as it was stored, with the machine as it stood after it. */
export type StoredEvent = AppliedEvent & {
	revision: number;
	snapshot: StoredSnapshot;
	atMs: number;
};

export type NewUtterance = {
	id: string;
	speaker: Utterance['speaker'];
	text: string;
	reading?: Reading;
	interpreterVersion?: string;
	told?: string[];
	answersId?: string | null;
};

export type OpenReply = {
	id: string;
	consultationId: string;
	schoolId: string;
	utteranceId: string | null;
	plan: ReplyPlan;
	/** Whose words it is in; null before anybody began. */
	spokenBy: SpokenBy | null;
};

/** The author's own words, or a model's for them. */
export type SpokenBy = 'author' | 'model';

/** How a reply came about, for the record; what is not known is null. */
export type Speaking = {
	spokenBy: SpokenBy;
	model: string | null;
	/** Version of the brief's wording. */
	briefVersion: string | null;
	/** What the guard caught. */
	caught: GuardReason | null;
	/** What failed, as a code. */
	fault: string | null;
	/** It was broken off in mid-speech. */
	isCut: boolean;
};

/** The author's words stand in, for the school's model is no longer the one that the assessment was sealed with: as `Speaking.fault`. */
export const notPinned = 'not_pinned';

/** The author's words stand in, for a budget is used up: as `Speaking.fault`. */
export const budgetReached = 'budget';

/** Whose work a model is asked for. */
export type UsePlace = { schoolId: string; consultationId: string | null; userId: string | null };

/** Whose words a reply was in, and why; null where nobody spoke, or nothing failed. */
export type LastSpoken = { spokenBy: SpokenBy | null; fault: string | null };

/** What models were asked for, and what they may be. */
export type ModelLedger = {
	budgetsOf(schoolId: string): Budgets;
	/**
	 * In this consultation, by this person today, by this school this month; UTC. A month's sum may be some seconds old.
	 * @param scopes what is asked for; the others stay at nothing.
	 */
	readSpent(place: UsePlace, scopes: readonly BudgetScope[]): Promise<Spent>;
	record(place: UsePlace, use: ModelUse): Promise<void>;
};

/** A hint with how its words came about. */
export type NewHint = GivenHint &
	Omit<Speaking, 'caught' | 'isCut'> & {
		/** What was wrong with a model's words, so that the authored ones were said. */
		caught: HintFlaw | null;
	};

/** A reply this process has taken, and how long it had waited for a speaker, in milliseconds. */
export type TakenReply = OpenReply & {
	waitedMs: number;
	/** How often it was taken, this time included. */
	attempts: number;
};

export type ShownText = { text: string; sequence: number };

/** Reads and writes of one consultation inside one transaction. */
export type ConsultationTransaction = {
	/** The database's clock; read it once per command. */
	nowMs(): Promise<number>;
	/** Changes nothing where the id is taken. */
	insert(consultation: NewConsultation): Promise<void>;
	find(id: string): Promise<ConsultationRecord | null>;
	/** As `find`, and nobody else changes it before this transaction ends. */
	lock(id: string): Promise<ConsultationRecord | null>;
	findResponse(consultationId: string, commandId: string): Promise<unknown>;
	saveResponse(consultationId: string, commandId: string, response: unknown): Promise<void>;
	/** Gives time back: appends the credit and moves the deadlines by it. */
	creditTime(record: ConsultationRecord, credit: TimeCredit): Promise<void>;
	/** Stores the new state and, under its revision, the event that led to it. */
	save(record: ConsultationRecord, event: AppliedEvent, endedAtMs: number | null): Promise<void>;
	appendUtterance(consultationId: string, utterance: NewUtterance): Promise<void>;
	/** Oldest first. @param after the position of the last one that is known; all where it is left out. */
	listUtterances(consultationId: string, after?: number): Promise<RecordedUtterance[]>;
	listEvents(consultationId: string): Promise<StoredEvent[]>;
	listRecordedEvents(consultationId: string): Promise<RecordedEvent[]>;
	/** Whether time or a fault ended the conversation in the middle of a reply. */
	wasCutOff(consultationId: string): Promise<boolean>;
	/** Begins a reply as this process's own to speak; should the process die, another takes it. */
	beginReply(
		consultationId: string,
		reply: { id: string; utteranceId: string; plan: ReplyPlan; spokenBy: SpokenBy },
	): Promise<void>;
	/** What `beginReply` has begun in this transaction: to be spoken once it is committed. */
	begun: OpenReply[];
	findOpenReply(consultationId: string): Promise<OpenReply | null>;
	/**
	 * @param spoken by the process that speaks it, and how it came about where that is not recorded yet.
	 * @returns false when somebody else closed it before.
	 */
	closeReply(
		replyId: string,
		status: 'finished' | 'stopped' | 'failed',
		spoken?: { owner: string; speaking: Speaking | null },
	): Promise<boolean>;
	recordSpeaking(replyId: string, speaking: Speaking): Promise<void>;
	/** As `ModelLedger.record`, within this transaction, for the consultation's student. */
	recordUse(consultationId: string, use: ModelUse): Promise<void>;
	/** What was planned for each answer. */
	listPlans(consultationId: string): Promise<Pick<OpenReply, 'utteranceId' | 'plan'>[]>;
	/** Whose words the last closed reply was in, and why; null before the first. */
	findLastSpoken(consultationId: string): Promise<LastSpoken | null>;
	/** All chunks of the reply, joined, and the number of the consultation's last chunk of any reply (0 for none). */
	readShown(consultationId: string, replyId: string): Promise<ShownText>;
	/** The number of the consultation's last chunk, 0 for none. */
	readSequence(consultationId: string): Promise<number>;
	/** Oldest first. */
	listHints(consultationId: string): Promise<GivenHint[]>;
	appendHint(consultationId: string, hint: NewHint): Promise<void>;
	findDraft(consultationId: string): Promise<Draft | null>;
	/** @param save changes nothing where this save of this page, or a later one, is stored. */
	saveDraft(consultationId: string, draft: Draft, save?: SavedDraft['save']): Promise<void>;
	/**
	 * Wakes the readers of this consultation, on every process, when the transaction commits.
	 * @param known as it then stands, for the readers of this process; without it they read it.
	 */
	wake(consultationId: string, known?: Known | null): Promise<void>;
	gradings: GradingQueries;
	answers: AnswerQueries;
	reviews: ReviewQueries;
	markings: MarkingQueries;
	recordAudit(entry: AuditEntry): Promise<void>;
	disputes: DisputeQueries;
	debrief: DebriefQueries;
	assessments: AssessmentQueries;
	told: ToldQueries;
	appeals: AppealQueries;
	sittingClock: SittingClockQueries;
};

/** `appended`: what the turn adds to the transcript, at the time this process takes it to be. */
export type TurnTransaction = ConsultationTransaction & { appended: RecordedUtterance[] };

/** What `work` returned, and what the database says of the moment it was stored at. */
export type StoredTurn<T> = {
	result: T;
	nowMs: number;
	/** What the student had written by then. */
	draft: Draft | null;
	/** What was added to the transcript. */
	appended: RecordedUtterance[];
};

export type Transactions = {
	inSchool<T>(schoolId: string, work: (tx: ConsultationTransaction) => Promise<T>): Promise<T>;
	/**
	 * Stores in one journey all that `work` writes after what this process saw last; `work` can read nothing.
	 * Whoever calls it keeps what then stands, and wakes the readers of this process.
	 * @returns null, and nothing is stored, where the consultation went on or its time moved since, time ran out, `work` has to read, or
	 * it decides for null.
	 */
	inTurn<T>(
		seen: Known,
		work: (tx: TurnTransaction) => Promise<T | null>,
	): Promise<StoredTurn<T> | null>;
	/** For reading alone: everything is seen as it was at one moment, however many queries it takes. */
	readSchool<T>(schoolId: string, work: (tx: ConsultationTransaction) => Promise<T>): Promise<T>;
};

/** Work that waits for some process, found across all schools. */
export type PendingWork = {
	/** Takes the oldest reply that waits, or one whose process has died, for this process. */
	takeReply(owner: string): Promise<TakenReply | null>;
	/** Tells the other processes that these are still being spoken. */
	keepReplies(replyIds: readonly string[], owner: string): Promise<void>;
	/** Gives an unfinished reply back, for another process to go on with. */
	releaseReply(replyId: string, owner: string): Promise<void>;
	/** @param except consultations to leave out for now. */
	listDue(except: readonly string[]): Promise<{ id: string; schoolId: string }[]>;
	/**
	 * Submitted consultations that the rule grader of this version has not marked yet.
	 * @param except consultations to leave out for now.
	 */
	listUngraded(
		graderVersion: string,
		except: readonly string[],
	): Promise<{ id: string; schoolId: string }[]>;
};

export type ReplyPiece =
	| { kind: 'text'; text: string }
	/** How it is being spoken; the last one counts. */
	| { kind: 'speaking'; speaking: Speaking };

/** Who plays the patient. */
export type PatientEngine = {
	kind: 'scripted' | 'model';
	/** Who may put the words, in the order they are asked; none: the author's own. */
	models: readonly string[];
	/**
	 * @param said what was already shown of this reply, to go on from.
	 * @param spend told what a model was asked for, also when the reader leaves in the middle.
	 */
	reply(
		task: ReplyTask,
		said: string,
		signal: AbortSignal,
		spend: (use: ModelUse) => void,
	): AsyncIterable<ReplyPiece>;
};

/** Who plays the patients of each school. */
export type PatientEngines = {
	of(schoolId: string): PatientEngine;
	/** The author's own words, whoever plays. */
	scripted: PatientEngine;
};

/** All that belongs to a language: catalogues and the interpreter that reads by them. */
export type LanguagePack = {
	interpreter: Interpreter;
	topics: ReadonlyMap<TopicId, Topic>;
	topicLabel(id: string): string;
	lines: LineCatalogue;
	findings: FindingCatalogue;
	/** Whether its interpreter may ask a model. */
	asksModel?: boolean;
	hints: HintCatalogue;
	/** What clinical things a patient's clause names. */
	claimReader: ClaimReader;
	/** Of the topic catalogue: kept with every grading. */
	catalogueHash: string;
};
export type LocalLanguagePacks = (language: Language) => LanguagePack;
/** @param schoolId whose models may be asked to read. */
export type LanguagePacks = (language: Language, schoolId: string) => LanguagePack;

export type PublishedCase = {
	slug: string;
	/** 1, 2, 3 … of the case's scenarios, and of its rubrics. */
	scenarioNumber: number;
	rubricNumber: number;
	scenario: VersionRef;
	rubric: VersionRef;
	languages: Language[];
};

export type CaseContent = {
	scenario: Scenario;
	rubric: Rubric;
	scenarioHash: string;
	rubricHash: string;
};

/** Published cases: immutable, so that what was loaded once may be kept. */
export type CaseLibrary = {
	/** The newest published version of each case the school may use. */
	listPublished(schoolId: string): Promise<PublishedCase[]>;
	load(
		schoolId: string,
		scenario: VersionRef,
		rubric: VersionRef,
		language: Language,
	): Promise<CaseContent>;
};

export type Ids = { newId(): string };
export type Log = {
	info(fields: object, message: string): void;
	error(fields: object, message: string): void;
};
