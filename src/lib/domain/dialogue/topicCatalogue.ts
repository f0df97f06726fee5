/** The shared catalogue of history topics: what `scenarios/topics.<lang>.yaml` holds. */
import { z } from 'zod';
import { languages, type Language } from './language.ts';

export const languageSchema = z.enum(languages);
export type { Language };

export const identifierSchema = z
	.string()
	.regex(/^[a-z][a-z0-9_]*$/, 'use lower-case letters, digits and underscores');

export const topicSchema = z.strictObject({
	id: identifierSchema,
	category: identifierSchema,
	/** `broad` questions ("tell me more") open broad facts; `topic` questions open facts on that topic. */
	kind: z.enum(['topic', 'broad']),
	label: z.string().min(1),
	/** Whole questions as a student would put them. */
	phrasings: z.array(z.string().min(1)),
	/**
	 * Words that name the topic inside any question. `*` at the end of a word matches any ending, `a/b` is either word,
	 * `word?` may be missing, `...` between words allows up to five others, `^` and `$` are the ends of the question.
	 * In Chinese a cue is a plain run of characters.
	 */
	cues: z.array(z.string().min(1)).default([]),
	/** Words that show a cue was meant otherwise ("family doctor" is not family history). */
	unless: z.array(z.string().min(1)).default([]),
	/** Words anywhere in the same question that show it is about something else. */
	notWith: z.array(z.string().min(1)).default([]),
	/** A wider topic whose question this one also answers, e.g. `allergy_reaction` -> `allergies`. */
	within: identifierSchema.optional(),
});
export type Topic = z.infer<typeof topicSchema>;

export const topicCatalogueSchema = z.strictObject({
	language: languageSchema,
	topics: z.array(topicSchema).min(1),
});
export type TopicCatalogue = z.infer<typeof topicCatalogueSchema>;

/** Narrower topic -> the wider one whose question it also answers. */
export const widerTopicsOf = (
	topics: ReadonlyMap<string, Pick<Topic, 'within'>>,
): Record<string, string> =>
	Object.fromEntries([...topics].flatMap(([id, { within }]) => (within ? [[id, within]] : [])));

/** Topics whose question is answered with whatever is on the patient's mind. */
export const broadTopicsOf = (topics: ReadonlyMap<string, Pick<Topic, 'kind'>>): string[] =>
	[...topics].flatMap(([id, { kind }]) => (kind === 'broad' ? [id] : []));
