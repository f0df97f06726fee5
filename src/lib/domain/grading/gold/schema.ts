/** Gold: a frozen consultation with the mark of every rubric item, given by people who read it. */
import { z } from 'zod';
import { noteSchema } from '../../consultation/note.ts';
import { credits } from '../../dialogue/elicitation.ts';
import { identifierSchema, languageSchema } from '../../dialogue/topicCatalogue.ts';
import { slugSchema } from '../../scenario/schema.ts';

const text = z.string().trim().min(1).max(2000);

/** How good the student of a transcript is; each case has one of each. */
export const goldStudents = ['strong', 'average', 'weak'] as const;
export type GoldStudent = (typeof goldStudents)[number];

const goldLineSchema = z.union([
	z.strictObject({ by: z.literal('student'), text }),
	/** `told`: the facts that these words tell. */
	z.strictObject({
		by: z.literal('patient'),
		text,
		told: z.array(identifierSchema).default([]),
	}),
	/** Done through the panels: the id of a finding or an action. */
	z.strictObject({ by: z.literal('student'), did: identifierSchema }),
]);
export type GoldLine = z.infer<typeof goldLineSchema>;

const goldMarkSchema = z.strictObject({
	/** 0 … the item's highest level. */
	level: z.int().min(0).max(2),
	/** Of elicited items: how the information came. */
	credit: z.enum([...credits, 'none']).optional(),
	/** The words that earn it, from a student's line or the note. */
	quote: text.optional(),
	/** Why it is not given, or why it might be argued about. */
	because: text.optional(),
});
export type GoldMark = z.infer<typeof goldMarkSchema>;

export const goldSchema = z.strictObject({
	schema: z.literal(1),
	scenario: slugSchema,
	language: languageSchema,
	student: z.enum(goldStudents),
	/** Who marked it, and how; shown wherever a figure rests on it. */
	markedBy: text,
	lines: z.array(goldLineSchema).min(1),
	note: noteSchema,
	/** By item id. */
	marks: z.record(identifierSchema, goldMarkSchema),
});
export type Gold = z.infer<typeof goldSchema>;
