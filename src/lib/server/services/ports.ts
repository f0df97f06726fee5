/** What the services need of the world; adapters fulfil it, wiring.ts joins them. */
import type { StoredSnapshot } from '#lib/domain/consultation/migrateSnapshot.ts';
import type { Draft } from '#lib/domain/consultation/note.ts';
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
import type { Utterance } from '#lib/domain/transcript/utterance.ts';

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
	stage: Stage;
	revision: number;
	machineVersion: string;
	snapshot: StoredSnapshot;
	stageStartedAtMs: number;
	dueAtMs: number | null;
	nextDueAtMs: number | null;
};

export type NewConsultation = Omit<ConsultationRecord, 'revision'>;

export type TimeCredit = { id: string; milliseconds: number; reason: 'reply_waited' };

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
export type StoredEvent = AppliedEvent & { revision: number; snapshot: StoredSnapshot };

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
	promptTokens: number | null;
	completionTokens: number | null;
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
	listUtterances(consultationId: string): Promise<RecordedUtterance[]>;
	listEvents(consultationId: string): Promise<StoredEvent[]>;
	listRecordedEvents(consultationId: string): Promise<RecordedEvent[]>;
	/** Whether time or a fault ended the conversation in the middle of a reply. */
	wasCutOff(consultationId: string): Promise<boolean>;
	queueReply(
		consultationId: string,
		reply: { id: string; utteranceId: string; plan: ReplyPlan },
	): Promise<void>;
	findOpenReply(consultationId: string): Promise<OpenReply | null>;
	/** @returns false when somebody else closed it before. */
	closeReply(
		replyId: string,
		status: 'finished' | 'stopped' | 'failed',
		owner?: string,
	): Promise<boolean>;
	recordSpeaking(replyId: string, speaking: Speaking): Promise<void>;
	/** Whose words the last closed reply was in; null before the first. */
	findLastSpokenBy(consultationId: string): Promise<SpokenBy | null>;
	/** All chunks of the reply, joined, and the number of the consultation's last chunk of any reply (0 for none). */
	readShown(consultationId: string, replyId: string): Promise<ShownText>;
	/** The number of the consultation's last chunk, 0 for none. */
	readSequence(consultationId: string): Promise<number>;
	findDraft(consultationId: string): Promise<Draft | null>;
	saveDraft(consultationId: string, draft: Draft): Promise<void>;
	/** Wakes the readers of this consultation, on every process, when the transaction commits. */
	wake(consultationId: string): Promise<void>;
};

export type Transactions = {
	inSchool<T>(schoolId: string, work: (tx: ConsultationTransaction) => Promise<T>): Promise<T>;
};

/** Work that waits for some process, found across all schools. */
export type PendingWork = {
	/** Takes the oldest queued reply, or one whose process has died, for this process; it is spoken by `by` unless begun. */
	takeReply(owner: string, by: SpokenBy): Promise<TakenReply | null>;
	keepReply(replyId: string, owner: string): Promise<void>;
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

/** The log a reply is written to before it is shown, batched over all streams of the process. */
export type ReplyLog = {
	/**
	 * @param piece `isFirst`: somebody waits for the reply to begin, so it does not wait for others.
	 * @returns false when the reply is no longer this process's to speak.
	 */
	append(
		reply: OpenReply,
		owner: string,
		piece: { sequence: number; text: string; isFirst: boolean },
	): Promise<boolean>;
};

export type Chunk = { replyId: string; sequence: number; text: string };

/** Wakes readers. A wake with a chunk saves the reader a query; one without means "look again". */
export type Wakeups = {
	/** To the readers of this process, at once. */
	publish(consultationId: string, chunk?: Chunk): void;
	/** @returns an unsubscribe function. */
	subscribe(consultationId: string, listener: (chunk?: Chunk) => void): () => void;
};

export type StreamReader = {
	/** The consultation's revision and the chunks after `sequence`, in one consistent read. */
	readSince(
		schoolId: string,
		consultationId: string,
		sequence: number,
	): Promise<{ revision: number; chunks: Chunk[] }>;
};

export type ReplyPiece =
	| { kind: 'text'; text: string }
	/** How it is being spoken; the last one counts. */
	| { kind: 'speaking'; speaking: Speaking };

/** Who plays the patient. */
export type PatientEngine = {
	kind: 'scripted' | 'model';
	/** @param said what was already shown of this reply, to go on from. */
	reply(task: ReplyTask, said: string, signal: AbortSignal): AsyncIterable<ReplyPiece>;
};

/** All that belongs to a language: catalogues and the interpreter that reads by them. */
export type LanguagePack = {
	interpreter: Interpreter;
	topics: ReadonlyMap<TopicId, Topic>;
	topicLabel(id: string): string;
	lines: LineCatalogue;
	findings: FindingCatalogue;
	/** What clinical things a patient's clause names. */
	claimReader: ClaimReader;
	/** Of the topic catalogue: kept with every grading. */
	catalogueHash: string;
};
export type LanguagePacks = (language: Language) => LanguagePack;

export type PublishedCase = {
	slug: string;
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
