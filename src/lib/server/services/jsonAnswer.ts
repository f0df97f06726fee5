/** What a service answers or refuses to a JSON request, as a body with its status, whoever carries it. */
import { z } from 'zod';
import { storable } from '#lib/domain/transcript/storable.ts';
import type { Actor } from './actor.ts';
import { isServiceError, type ServiceErrorCode } from './serviceError.ts';

const statuses: Record<ServiceErrorCode, number> = {
	not_signed_in: 401,
	not_allowed: 403,
	not_found: 404,
	too_long: 422,
	empty: 422,
	language_not_available: 422,
	not_now: 409,
	time_is_up: 409,
	patient_is_speaking: 409,
	already_submitted: 409,
	already_disputed: 409,
	retry_changed: 409,
	already_reported: 409,
	busy: 503,
	too_much: 409,
	not_released: 403,
	assessment_not_closed: 409,
	still_sat: 409,
	not_all_marked: 409,
	nobody_sat: 409,
	cut_refused: 409,
	already_released: 409,
	already_appealed: 409,
	already_answered: 409,
	marked_themselves: 403,
	no_leaving: 409,
	wrong_start_code: 422,
	not_open_yet: 409,
	closed: 409,
	assessment_sealed: 409,
	candidates_have_begun: 409,
	assessment_reason_needed: 422,
	window_only_grows: 409,
	time_only_grows: 409,
	not_ready: 409,
	too_many_candidates: 409,
	no_tutor: 403,
	no_hints_left: 409,
	no_hint_now: 409,
	review_taken: 409,
	marking_taken: 409,
	already_graded: 409,
	items_undecided: 409,
	mark_moved: 409,
	reason_too_short: 422,
	evidence_needed: 422,
	evidence_not_found: 422,
	wrong_credentials: 401,
	too_many_attempts: 429,
	account_disabled: 403,
	demo_not_available: 403,
	link_expired: 410,
	server_not_allowed: 422,
	no_app_secret: 409,
	export_too_long: 422,
	address_taken: 409,
	number_taken: 409,
	name_taken: 409,
	last_admin: 409,
	people_unknown: 422,
	roster_changed: 409,
	cohort_archived: 409,
	slug_taken: 409,
	draft_moved: 409,
	draft_too_long: 422,
	draft_has_faults: 409,
	password_too_short: 422,
	password_too_long: 422,
	password_is_email: 422,
};

export const statusOf = (code: string): number => statuses[code as ServiceErrorCode] ?? 500;

export type JsonAnswer = { status: number; body: unknown };

export const refusal = (status: number, error: string, params: object = {}): JsonAnswer => ({
	status,
	body: { error, params },
});

/** In one spelling, for a new consultation takes this id and is looked up by it. */
export const commandSchema = z.object({ commandId: z.uuid().toLowerCase() });

/** Longer than any line may be: the service refuses with its own limit. */
export const sayingSchema = commandSchema.extend({ text: z.string().max(20_000) });

/** One service call, for whoever is signed in. @throws what is no refusal: a fault of the program. */
export async function answerJson<Input, Result>(
	actor: Actor | null,
	schema: z.ZodType<Input>,
	body: unknown,
	call: (actor: Actor, input: Input) => Promise<Result>,
): Promise<JsonAnswer> {
	if (!actor) return refusal(401, 'not_signed_in');
	const parsed = schema.safeParse(body);
	if (!parsed.success) return refusal(400, 'invalid');
	try {
		return { status: 200, body: await call(actor, storable(parsed.data)) };
	} catch (error) {
		if (!isServiceError(error)) throw error;
		return refusal(statusOf(error.code), error.code, error.params);
	}
}
