import { ratingSchema } from '../../../decisionSchemas.ts';
import { answer } from '../../../respond.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) =>
	answer(event, ratingSchema, (actor, input) =>
		event.locals.services.review.rate(actor, event.params.reviewId, input),
	);
