/** When a guarded fact may be told: any one route of conditions that all hold. */
import { z } from 'zod';
import { identifierSchema } from '../dialogue/topicCatalogue.ts';
import { actsWithConsequence } from '../dialogue/reading.ts';

export const gateConditionSchema = z.union([
	/** The patient is in one of these states of the affect chart. */
	z.strictObject({ affect: z.array(identifierSchema).min(1) }),
	/** The student has done this act earlier or in this utterance (permission, confidentiality …). */
	z.strictObject({ act: z.enum(actsWithConsequence) }),
	/** Another fact was told in an earlier turn. */
	z.strictObject({ told: identifierSchema }),
	/** The topic was asked at least this many times, this one included. */
	z.strictObject({ askedTimes: z.int().min(2).max(5) }),
	/** An action was taken, e.g. the patient is seen alone. */
	z.strictObject({ action: identifierSchema }),
	/** One of these acts answered a cue the patient had shown. */
	z.strictObject({ cueAnswered: z.literal(true) }),
	/** The question was put plainly on one of the fact's own topics: nothing else is needed. */
	z.strictObject({ direct: z.literal(true) }),
]);
export type GateCondition = z.infer<typeof gateConditionSchema>;

export const gateSchema = z.strictObject({
	/** Routes: each is a list of conditions that must all hold; one open route opens the gate. */
	any: z.array(z.array(gateConditionSchema).min(1)).min(1),
});
export type Gate = z.infer<typeof gateSchema>;
