/** What a service refuses, as a code that the messages turn into a sentence. */
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
	| 'busy';

export class ServiceError extends Error {
	constructor(
		readonly code: ServiceErrorCode,
		readonly params: Record<string, string | number> = {},
	) {
		super(code);
		this.name = 'ServiceError';
	}
}
