import { z } from 'zod';
import { identifierSchema } from '#lib/domain/dialogue/topicCatalogue.ts';
import { citationSchema } from '#lib/domain/review/decideItem.ts';
import { answer, commandSchema } from '../../../respond.ts';
import type { RequestHandler } from './$types';

const level = z.int().min(0).max(2);
const inputSchema = commandSchema.extend({
	itemId: identifierSchema,
	level,
	seenLevel: level.nullable(),
	reason: z.string(),
	cited: z.array(citationSchema).max(10),
});

export const POST: RequestHandler = (event) =>
	answer(event, inputSchema, (actor, input) =>
		event.locals.services.review.decide(actor, event.params.reviewId, input),
	);
