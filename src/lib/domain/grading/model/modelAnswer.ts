/** The form in which a model answers for one part of a rubric. */
import { z } from 'zod';
import { credits } from '../../dialogue/elicitation.ts';
import type { GradingPart } from './gradingParts.ts';

const quote = z.strictObject({ at: z.string(), words: z.string() });
export type CitedWords = z.infer<typeof quote>;

/** The server is held to the choices; an answer with another one loses that item, not all. */
const oneOf = (choices: readonly string[]) =>
	choices.length > 0 ? z.string().meta({ enum: choices }) : z.string();

/** What was said comes before what it is worth: a model that has quoted and reasoned marks better. */
const itemAnswer = (ids: readonly string[]) =>
	z.strictObject({
		id: oneOf(ids),
		quotes: z.array(quote),
		nearest: z.array(quote),
		credit: oneOf([...credits, 'none']),
		rationale: z.string(),
		/** Null: cannot tell. Its scale is checked in code, so that one bad level does not cost the other items. */
		level: z.number().nullable(),
		confidence: z.number(),
	});
export type ItemAnswer = z.infer<ReturnType<typeof itemAnswer>>;

const domainAnswer = (ids: readonly string[]) =>
	z.strictObject({
		id: oneOf(ids),
		quotes: z.array(quote),
		rationale: z.string(),
		level: z.number().nullable(),
		low: z.number().nullable(),
		high: z.number().nullable(),
		confidence: z.number(),
	});
export type DomainAnswer = z.infer<ReturnType<typeof domainAnswer>>;

export type ModelAnswer = { items: ItemAnswer[]; domains: DomainAnswer[] };

export const answerSchema = ({ items, domains }: GradingPart): z.ZodType<ModelAnswer> =>
	z.strictObject({
		items: z.array(itemAnswer(items.map(({ id }) => id))),
		domains: z.array(domainAnswer(domains.map(({ id }) => id))),
	});
