/** What a service refuses, as a code that the messages turn into a sentence. */
import type { PasswordFault } from '#lib/domain/access/password.ts';

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
	/** One line an item, once. */
	| 'already_disputed'
	| 'busy'
	/** The consultation has more events than any real one. */
	| 'too_much'
	| 'wrong_credentials'
	/** `minutes` until another attempt. */
	| 'too_many_attempts'
	| 'account_disabled'
	| 'demo_not_available'
	| 'link_expired'
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
