/** What a person sends who decides of a consultation: the same in a review and in a marking. */
import { z } from 'zod';
import { identifierSchema } from '#lib/domain/dialogue/topicCatalogue.ts';
import { citationSchema } from '#lib/domain/review/decideItem.ts';
import { commandSchema } from './respond.ts';

const level = z.int().min(0).max(2);

export const decisionSchema = commandSchema.extend({
	itemId: identifierSchema,
	level,
	seenLevel: level.nullable(),
	reason: z.string(),
	cited: z.array(citationSchema).max(10),
});

export const ratingSchema = commandSchema.extend({
	domainId: identifierSchema,
	level: z.int().min(1).max(5),
	reason: z.string(),
});

export const commentSchema = commandSchema.extend({ utteranceId: z.uuid(), text: z.string() });
