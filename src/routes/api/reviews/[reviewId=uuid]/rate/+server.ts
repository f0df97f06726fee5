import { z } from 'zod';
import { identifierSchema } from '#lib/domain/dialogue/topicCatalogue.ts';
import { answer, commandSchema } from '../../../respond.ts';
import type { RequestHandler } from './$types';

const inputSchema = commandSchema.extend({
	domainId: identifierSchema,
	level: z.int().min(1).max(5),
	reason: z.string(),
});

export const POST: RequestHandler = (event) =>
	answer(event, inputSchema, (actor, input) =>
		event.locals.services.review.rate(actor, event.params.reviewId, input),
	);
