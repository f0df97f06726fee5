/** What an event of a consultation leaves on record for graders: findings asked for, and actions taken. */
import type { RecordedEvent } from './grader.ts';

/** The part of an event that names deeds. */
export type DeedPayload = {
	type?: string;
	findingId?: string;
	actionId?: string;
	/** Asked for in words. */
	findingIds?: readonly string[];
};

/** Examining and ordering by panel or in words, and actions, as graders know them. */
export function recordedDeeds(
	{ findingId, actionId, findingIds = [] }: DeedPayload,
	at: Pick<RecordedEvent, 'revision' | 'atMs'>,
): RecordedEvent[] {
	if (actionId) return [{ ...at, type: 'action', targetId: actionId }];
	const targets = findingId ? [findingId] : findingIds;
	return targets.map((targetId) => ({ ...at, type: 'finding', targetId }));
}
