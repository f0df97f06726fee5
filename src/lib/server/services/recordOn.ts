/** What somebody did to a thing of their school, on record in the transaction that did it. */
import type { Actor } from './actor.ts';
import type { SchoolTransaction } from './schoolPorts.ts';

/** @param resourceType what kind of thing, e.g. `cohort`. */
export const recordOn =
	(resourceType: string) =>
	(
		tx: SchoolTransaction,
		{ userId: actorId }: Actor,
		action: string,
		resourceId: string,
		details: Record<string, unknown> = {},
	): Promise<void> =>
		tx.audit({ actorId, action, resourceType, resourceId, details });
