/** What a model made up where the plan left it room: remembered by the utterance it stands in, and never anew. */
import type { PatientMemory } from './memory.ts';
import { leavesRoom, type ReplyPlan } from './replyPlan.ts';

export type SaidReply = {
	told: readonly string[];
	/** The utterance, where the words are a model's own; null where they are the author's. */
	saidIn: string | null;
};

/** A reply that told a fact the plan did not name answered that question, and made up nothing. */
export function rememberMadeUp(
	memory: PatientMemory,
	{ parts }: ReplyPlan,
	{ told, saidIn }: SaidReply,
): PatientMemory {
	const planned = parts.flatMap((part) => (part.kind === 'fact' ? [part.factId] : []));
	if (saidIn === null || told.some((id) => !planned.includes(id))) return memory;
	const improvised = { ...memory.improvised };
	for (const part of parts) {
		if (!leavesRoom(part)) continue;
		const { key, variant } = part;
		improvised[part.about] = { saidIn, ...(improvised[part.about] ?? { key, variant }) };
	}
	return { ...memory, improvised };
}
