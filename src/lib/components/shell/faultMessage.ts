/** The sentence for what the server refused: says what is wrong and what to do. */
import { m } from '#lib/paraglide/messages.js';
import type { ServiceErrorCode } from '#lib/server/services/serviceError.ts';

/** Codes of services, and those of routes and the browser themselves. */
type FaultCode = ServiceErrorCode | 'invalid' | 'slug_invalid' | 'unknown';
type Params = Record<string, string | number>;

const sentences: Record<FaultCode, (params: Params) => string> = {
	not_signed_in: () => m.faultNotSignedIn(),
	not_allowed: () => m.faultNotAllowed(),
	not_found: () => m.faultNotFound(),
	too_long: ({ max }) => (max ? m.faultTooLong({ limit: max }) : m.faultTooLongPlain()),
	empty: () => m.faultEmpty(),
	not_now: () => m.faultNotNow(),
	time_is_up: () => m.faultTimeIsUp(),
	patient_is_speaking: () => m.faultPatientIsSpeaking(),
	language_not_available: () => m.faultLanguageNotAvailable(),
	already_submitted: () => m.faultAlreadySubmitted(),
	retry_changed: () => m.faultRetryChanged(),
	already_reported: () => m.faultAlreadyReported(),
	already_disputed: () => m.faultAlreadyDisputed(),
	busy: () => m.faultBusy(),
	too_much: () => m.faultTooMuch(),
	not_released: () => m.faultNotReleased(),
	no_leaving: () => m.faultNoLeaving(),
	wrong_start_code: () => m.faultWrongStartCode(),
	not_open_yet: () => m.faultNotOpenYet(),
	closed: () => m.faultClosed(),
	assessment_sealed: () => m.faultAssessmentSealed(),
	candidates_have_begun: () => m.faultCandidatesHaveBegun(),
	assessment_reason_needed: () => m.faultAssessmentReason(),
	window_only_grows: () => m.faultWindowOnlyGrows(),
	time_only_grows: () => m.faultTimeOnlyGrows(),
	not_ready: () => m.faultNotReady(),
	too_many_candidates: ({ max }) => m.faultTooManyCandidates({ max: String(max ?? '') }),
	no_tutor: () => m.faultNoTutor(),
	no_hints_left: ({ max }) => m.faultNoHintsLeft({ count: Number(max ?? 0) }),
	no_hint_now: () => m.faultNoHintNow(),
	review_taken: ({ name }) => m.faultReviewTaken({ name: String(name) }),
	mark_moved: () => m.faultMarkMoved(),
	reason_too_short: () => m.faultReasonTooShort(),
	evidence_needed: () => m.faultEvidenceNeeded(),
	evidence_not_found: () => m.faultEvidenceNotFound(),
	wrong_credentials: () => m.faultWrongCredentials(),
	too_many_attempts: ({ minutes }) => m.faultTooManyAttempts({ count: Number(minutes ?? 15) }),
	link_expired: () => m.faultLinkExpired(),
	server_not_allowed: ({ server }) => m.faultServerNotAllowed({ server: String(server ?? '') }),
	no_app_secret: () => m.faultNoAppSecret(),
	export_too_long: ({ max }) => m.faultExportTooLong({ max: String(max ?? '') }),
	address_taken: () => m.faultAddressTaken(),
	number_taken: () => m.faultNumberTaken(),
	name_taken: () => m.faultNameTaken(),
	last_admin: () => m.faultLastAdmin(),
	people_unknown: ({ keys }) => m.faultPeopleUnknown({ keys: String(keys ?? '') }),
	roster_changed: () => m.faultRosterChanged(),
	cohort_archived: () => m.faultCohortArchived(),
	account_disabled: () => m.faultAccountDisabled(),
	demo_not_available: () => m.faultDemoNotAvailable(),
	slug_taken: () => m.faultSlugTaken(),
	draft_moved: ({ name }) => m.faultDraftMoved({ name: String(name ?? '') }),
	draft_too_long: () => m.faultDraftTooLong(),
	draft_has_faults: ({ count }) => m.faultDraftHasFaults({ count: Number(count ?? 0) }),
	password_too_short: () => m.faultPasswordTooShort(),
	password_too_long: () => m.faultPasswordTooLong(),
	password_is_email: () => m.faultPasswordIsEmail(),
	invalid: () => m.faultInvalid(),
	slug_invalid: () => m.casesSlugInvalid(),
	unknown: () => m.faultUnknown(),
};

export function faultMessage(code: string, params: Params = {}): string {
	return (sentences[code as FaultCode] ?? sentences.unknown)(params);
}
