/** The author's chart of the patient's state: its transitions are dialogue acts, told facts and time. */
import { z } from 'zod';
import { identifierSchema } from '../dialogue/topicCatalogue.ts';
import { actsWithConsequence } from '../dialogue/reading.ts';

/** Dialogue acts, plus `empathy_after_cue`: empathy that answers a cue not yet answered. */
export const affectTriggers = [
	...actsWithConsequence,
	'empathy_after_cue',
	'leading_question',
	'open_question',
] as const;

export const affectTransitionSchema = z.strictObject({
	/** Any one of these in the utterance. Plain `empathy` is refused: formulas open nothing. */
	on: z.array(z.enum(affectTriggers)).min(1).optional(),
	/** Or: a topic asked plainly. A leading question has not said it aloud. */
	topics: z.array(identifierSchema).min(1).optional(),
	/** Or: a timeline entry that came due. */
	timeline: identifierSchema.optional(),
	/** Only after this many such utterances while in this state. */
	times: z.int().min(1).max(10).default(1),
	to: identifierSchema,
});
export type AffectTransition = z.infer<typeof affectTransitionSchema>;

export const affectStateSchema = z.strictObject({
	id: identifierSchema,
	/** How the patient speaks here, for the model and the author. */
	tone: z.string().min(1),
	/** What can be seen, short stage directions: "looks away". Entering a state with cues shows one. */
	cues: z.array(z.string().min(1)).default([]),
	/** Which drawn expression the portrait wears. */
	expression: z.enum(['neutral', 'worried', 'sad', 'pained', 'angry', 'relieved', 'warm']),
	transitions: z.array(affectTransitionSchema).default([]),
});

export const affectChartSchema = z.strictObject({
	initial: identifierSchema,
	states: z.array(affectStateSchema).min(1),
});
export type AffectChart = z.infer<typeof affectChartSchema>;
export type AffectState = z.infer<typeof affectStateSchema>;
