/** What a service refuses, as a code that the messages turn into a sentence. */
import type { PasswordFault } from '#lib/domain/access/password.ts';
import type { ReleaseFault } from '#lib/domain/assessment/releaseView.ts';

export type ServiceErrorCode =
	| 'not_signed_in'
	| 'not_allowed'
	| 'not_found'
	| 'too_long'
	| 'empty'
	| 'not_now'
	| 'time_is_up'
	| 'patient_is_speaking'
	| 'language_not_available'
	| 'already_submitted'
	/** The case or the program has changed, and the patient would not be the same. */
	| 'retry_changed'
	/** A reply is reported once. */
	| 'already_reported'
	/** One line an item, once. */
	| 'already_disputed'
	| 'busy'
	/** The consultation has more events than any real one. */
	| 'too_much'
	/** Outside practice nobody helps. */
	| 'no_tutor'
	/** Its marks are the school's until it releases them. */
	| 'not_released'
	/** Results are told once nobody sits it any more and every sitting (but `count`) is marked by people. */
	| ReleaseFault
	/** The rule gives no cut: the results can only be told without pass or fail. */
	| 'cut_refused'
	/** Results that are out are not taken back. */
	| 'already_released'
	/** One appeal a station, and one answer an appeal. */
	| 'already_appealed'
	| 'already_answered'
	/** Whoever marked a sitting does not answer its appeal. */
	| 'marked_themselves'
	/** A station ends by its time, or with the note. */
	| 'no_leaving'
	| 'wrong_start_code'
	/** The assessment has not opened, or is closed. */
	| 'not_open_yet'
	| 'closed'
	/** It stands as it was sealed. */
	| 'assessment_sealed'
	/** Candidates have begun: `reason` is needed, or it can no longer be changed. */
	| 'candidates_have_begun'
	| 'assessment_reason_needed'
	/** The window of a sealed assessment only grows. */
	| 'window_only_grows'
	/** Who has begun keeps the time they were given. */
	| 'time_only_grows'
	/** What is missing before it can be sealed: `what`. */
	| 'not_ready'
	/** `max` of them. */
	| 'too_many_candidates'
	/** `max` were taken. */
	| 'no_hints_left'
	/** There is nothing to point at just now. */
	| 'no_hint_now'
	/** Somebody else, `name`, holds the review now. */
	| 'review_taken'
	/** Its time ran out, and somebody else marks it now. */
	| 'marking_taken'
	/** The grade that was given blind stays. */
	| 'already_graded'
	/** `count` items in doubt are still to be decided. */
	| 'items_undecided'
	/** The mark that stands is no longer the one that was seen. */
	| 'mark_moved'
	| 'reason_too_short'
	| 'evidence_needed'
	| 'evidence_not_found'
	| 'wrong_credentials'
	/** `minutes` until another attempt. */
	| 'too_many_attempts'
	| 'account_disabled'
	| 'demo_not_available'
	| 'link_expired'
	/** A school may not send requests to this `server`. */
	| 'server_not_allowed'
	/** There is nothing to seal a key under: `APP_SECRET` is not set. */
	| 'no_app_secret'
	/** More than `max` records at once. */
	| 'export_too_long'
	/** The address signs in to an account already, here or elsewhere. */
	| 'address_taken'
	| 'number_taken'
	/** A cohort has this name already. */
	| 'name_taken'
	/** A school keeps one administrator at least. */
	| 'last_admin'
	/** None of the school's people goes by these `keys`. */
	| 'people_unknown'
	/** Somebody changed the school while the roster was written. */
	| 'roster_changed'
	| 'cohort_archived'
	/** The school writes a case of this name and language already. */
	| 'slug_taken'
	/** Somebody else, `name`, has saved since. */
	| 'draft_moved'
	| 'draft_too_long'
	/** `count` faults keep the case from being tried out. */
	| 'draft_has_faults'
	| PasswordFault;

export class ServiceError extends Error {
	constructor(
		readonly code: ServiceErrorCode,
		readonly params: Record<string, string | number> = {},
	) {
		super(code);
		this.name = 'ServiceError';
	}
}

/** By name, not by class: the built server may hold two copies of the class. */
export const isServiceError = (error: unknown): error is ServiceError =>
	error instanceof Error && error.name === 'ServiceError';
