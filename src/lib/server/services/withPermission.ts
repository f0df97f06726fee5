/** Services whose every call begins with the question whether a person of this role may. */
import type { Action } from '#lib/domain/access/can.ts';
import type { Actor } from './actor.ts';
import { requireRole } from './readReview.ts';

type Call<Args extends unknown[], Result> = (actor: Actor, ...args: Args) => Promise<Result>;

/** @returns what wraps a call; it rejects with ServiceError `not_allowed`. */
export const withPermission =
	(action: Action) =>
	<Args extends unknown[], Result>(run: Call<Args, Result>): Call<Args, Result> =>
	async (actor, ...args) => {
		requireRole(actor, action);
		return run(actor, ...args);
	};
