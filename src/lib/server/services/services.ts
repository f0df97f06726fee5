/** What routes may call: `locals.services`. */
import type { Note, SavedDraft } from '#lib/domain/consultation/note.ts';
import type {
	ActionChoice,
	FindingChoice,
	LibraryView,
	StudentView,
} from '#lib/domain/consultation/studentView.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { ProgressView } from '#lib/domain/progress/progressView.ts';
import type { FeedbackView } from '#lib/domain/grading/feedbackView.ts';
import type { GradingProgress } from '#lib/domain/grading/gradingProgress.ts';
import type { AuditService } from './auditService.ts';
import type { AssignmentService } from './assignmentService.ts';
import type { CohortService } from './cohortService.ts';
import type { PeopleService } from './peopleService.ts';
import type { RosterService } from './rosterService.ts';
import type { SchoolSettingsService } from './schoolSettingsService.ts';
import type { AuthoringService } from './authoringService.ts';
import type { TryOutService } from './tryOutService.ts';
import type { EvidenceService } from './evidenceService.ts';
import type { RegradeService } from './regradeService.ts';
import type { DebriefService } from './debriefPorts.ts';
import type { AppealService } from './appealService.ts';
import type { AssessmentService } from './assessmentService.ts';
import type { MarkingService } from './markingPorts.ts';
import type { ReleaseService } from './releaseService.ts';
import type { ReviewService } from './reviewPorts.ts';
import type { DisputeOutcome, PointedLine } from '#lib/domain/grading/grader.ts';
import type { ResultsService } from './resultsService.ts';
import type { SignInService } from './signInService.ts';
import type { SittingService } from './sittingService.ts';
import type { ModelAdminService } from './modelAdminService.ts';
import type { TraceService } from './traceService.ts';
import type { Actor } from './actor.ts';

/** Every command carries an id made by the browser: sent twice, it acts once and answers the same. */
export type Command = { commandId: string };
export type Accepted = { revision: number };

export type LibraryService = {
	/** Each case in the language where it has it, else in its first. */
	listScenarios(actor: Actor, language: Language): Promise<LibraryView>;
};

export type ProgressService = {
	/** The actor's own, with areas named in the language. */
	getProgress(actor: Actor, language: Language): Promise<ProgressView>;
};

export type ConsultationService = {
	/** Opens a new consultation in `briefing`. */
	start(
		actor: Actor,
		input: Command & { slug: string; language: Language },
	): Promise<{ consultationId: string }>;
	/** Five minutes on one area of the history, with the patient that suits; goes on with one that is begun. */
	startDrill(
		actor: Actor,
		input: Command & { area: string; language: Language },
	): Promise<{ consultationId: string }>;
	getView(actor: Actor, consultationId: string): Promise<StudentView>;
	/** What can be examined, ordered and done here: the same in every consultation, plus the case's actions. */
	listChoices(
		actor: Actor,
		consultationId: string,
	): Promise<{ findings: FindingChoice[]; actions: ActionChoice[] }>;
	/** briefing -> talking */
	begin(actor: Actor, consultationId: string, input: Command): Promise<Accepted>;
	/** @param sure who it really is, where `actor` is who they were a moment ago. */
	say(
		actor: Actor,
		consultationId: string,
		input: Command & { text: string },
		sure?: () => Promise<Actor>,
	): Promise<Accepted>;
	stopReply(actor: Actor, consultationId: string, input: Command): Promise<Accepted>;
	examine(
		actor: Actor,
		consultationId: string,
		input: Command & { findingId: string },
	): Promise<Accepted>;
	act(
		actor: Actor,
		consultationId: string,
		input: Command & { actionId: string },
	): Promise<Accepted>;
	/** Practice only: the tutor points at what was not looked at yet. It appears in the view. */
	askForHint(actor: Actor, consultationId: string, input: Command): Promise<Accepted>;
	/** talking -> writing, or a drill's submitted */
	end(actor: Actor, consultationId: string, input: Command): Promise<Accepted>;
	/** Gives the consultation up: -> abandoned */
	leave(actor: Actor, consultationId: string, input: Command): Promise<Accepted>;
	saveDraft(
		actor: Actor,
		consultationId: string,
		draft: SavedDraft,
	): Promise<{ savedAtMs: number }>;
	/** writing -> submitted */
	submitNote(
		actor: Actor,
		consultationId: string,
		input: Command & { note: Note },
	): Promise<Accepted>;
};

export type FeedbackService = {
	/** Null while the marks are being made. */
	findFeedback(actor: Actor, consultationId: string): Promise<FeedbackView | null>;
	getProgress(actor: Actor, consultationId: string): Promise<GradingProgress>;
};

export type DisputeService = {
	/** "I did ask that": corrects a practice mark that the graders agree on, and sends all else to a person. */
	dispute(
		actor: Actor,
		consultationId: string,
		input: Command & PointedLine,
	): Promise<{ outcome: DisputeOutcome }>;
};

export type Services = {
	signIn: SignInService;
	library: LibraryService;
	progress: ProgressService;
	consultation: ConsultationService;
	feedback: FeedbackService;
	dispute: DisputeService;
	debrief: DebriefService;
	trace: TraceService;
	regrade: RegradeService;
	evidence: EvidenceService;
	modelAdmin: ModelAdminService;
	audit: AuditService;
	review: ReviewService;
	marking: MarkingService;
	people: PeopleService;
	roster: RosterService;
	cohorts: CohortService;
	assignments: AssignmentService;
	school: SchoolSettingsService;
	assessment: AssessmentService;
	sitting: SittingService;
	release: ReleaseService;
	appeals: AppealService;
	results: ResultsService;
	authoring: AuthoringService;
	tryOut: TryOutService;
};
