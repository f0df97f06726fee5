/** The rubric language: what is marked, by which rule, and why it matters. */
import { z } from 'zod';
import { credits } from '../dialogue/elicitation.ts';
import { actsWithConsequence } from '../dialogue/reading.ts';
import { identifierSchema, languageSchema } from '../dialogue/topicCatalogue.ts';
import { slugSchema } from '../scenario/schema.ts';

const text = z.string().trim().min(1).max(1000);

/** How information came to the student: the rule is in `dialogue/elicitation.ts`. */
export const creditSchema = z.enum(credits);
export type Credit = z.infer<typeof creditSchema>;

/** How many of the listed things are needed: full marks at `full`, half level at `partial`. */
const need = z
	.strictObject({ full: z.int().positive(), partial: z.int().positive().optional() })
	.default({ full: 1 });

/** Where among the student's own lines it counts: the first or the last so many. */
const within = z
	.strictObject({ first: z.int().positive() })
	.or(z.strictObject({ last: z.int().positive() }))
	.optional();

export const noteParts = ['summary', 'problems', 'differential', 'plan'] as const;
/** Where an item may look: in the differential at the diagnoses alone, or at what is said for or against them. */
export const noteBoxes = [...noteParts, 'reasons_for', 'reasons_against'] as const;

export const criterionSchema = z.discriminatedUnion('kind', [
	/** Information obtained: facts that were told, by a credit that scores. `topics` counts questions even where nothing was there to tell. */
	z.strictObject({
		kind: z.literal('elicited'),
		facts: z.array(identifierSchema).default([]),
		topics: z.array(identifierSchema).default([]),
		need,
		/** Bounds the lines in which a question counts. */
		within,
		credit: z.array(creditSchema).min(1).default(['asked', 'explored']),
	}),
	/** A communication act; `within` bounds where in the student's utterances it counts. */
	z.strictObject({
		kind: z.literal('act'),
		acts: z.array(z.enum(actsWithConsequence)).min(1),
		need,
		within,
	}),
	/** Something done: examined, ordered or escalated. */
	z.strictObject({
		kind: z.literal('action'),
		findings: z.array(identifierSchema).default([]),
		actions: z.array(identifierSchema).default([]),
		need,
	}),
	/** Written in the note: each entry of `mentions` lists alternative wordings of one thing. */
	z.strictObject({
		kind: z.literal('note'),
		parts: z.array(z.enum(noteBoxes)).min(1),
		/** Of the ranked differential only so many diagnoses count, from the top, and the reasons given for them. */
		first: z.int().positive().optional(),
		mentions: z.array(z.array(text).min(1)).min(1),
		need,
		/** At least one of these was told or found: what was never obtained cannot be documented. */
		obtained: z
			.strictObject({
				facts: z.array(identifierSchema).default([]),
				findings: z.array(identifierSchema).default([]),
			})
			.optional(),
	}),
	/** Must not happen, in words or deeds: `allowed` occurrences are forgiven. */
	z.strictObject({
		kind: z.literal('absence'),
		acts: z.array(z.enum(actsWithConsequence)).default([]),
		styles: z.array(z.enum(['leading', 'multiple'])).default([]),
		actions: z.array(identifierSchema).default([]),
		allowed: z.int().min(0).default(0),
	}),
]);
export type Criterion = z.infer<typeof criterionSchema>;

export const rubricItemSchema = z.strictObject({
	id: identifierSchema,
	label: text,
	marks: z.int().min(1).max(5),
	criterion: criterionSchema,
	/** Shown in feedback. */
	why: text,
	/** A question (or deed) that would have found it, shown in feedback. */
	question: text,
	/** Missing it raises a concern that a person confirms. */
	safetyCritical: z.boolean().default(false),
});
export type RubricItem = z.infer<typeof rubricItemSchema>;

/** A global rating of 1 to 5 with an anchor sentence for every level. */
export const ratingDomainSchema = z.strictObject({
	id: identifierSchema,
	label: text,
	anchors: z.array(text).length(5),
});

export const rubricSchema = z.strictObject({
	schema: z.literal(1),
	scenario: slugSchema,
	language: languageSchema,
	sections: z
		.array(
			z.strictObject({
				id: identifierSchema,
				label: text,
				items: z.array(rubricItemSchema).min(1),
			}),
		)
		.min(1),
	domains: z.array(ratingDomainSchema).min(3).max(5),
	/** A holistic judgement that is no part of the score. */
	globalGrade: z.strictObject({ label: text, levels: z.array(text).min(3).max(6) }),
});
export type Rubric = z.infer<typeof rubricSchema>;
