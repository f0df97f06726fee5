/** Parts of a reply as they stand in this memory: which wording comes next follows from what was said before. */
import type { Fact } from '../scenario/schema.ts';
import type { LineKey } from './lines.ts';
import type { PatientMemory } from './memory.ts';
import type { ReplyPart } from './replyPlan.ts';

export const line = (key: LineKey, memory: PatientMemory): ReplyPart => ({
	kind: 'line',
	key,
	variant: memory.lineUses[key] ?? 0,
});

/** An answer where no fact is: the one given before to the same question, else the next wording. */
export const improvise = (key: LineKey, about: string, memory: PatientMemory): ReplyPart => ({
	kind: 'line',
	key,
	variant: memory.lineUses[key] ?? 0,
	...memory.improvised[about],
	about,
});

/** Another wording each time it is asked for. */
export const holdBack = ({ id }: Fact, { askedFor }: PatientMemory): ReplyPart => ({
	kind: 'holding_back',
	factId: id,
	variant: Math.max(0, (askedFor[id] ?? 0) - 1),
});

export const tell = (fact: Fact, memory: PatientMemory): ReplyPart => ({
	kind: 'fact',
	factId: fact.id,
	variant: memory.told[fact.id] ?? 0,
});
