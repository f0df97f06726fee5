import { commentSchema } from '../../../decisionSchemas.ts';
import { answer } from '../../../respond.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) =>
	answer(event, commentSchema, (actor, input) =>
		event.locals.services.review.comment(actor, event.params.reviewId, input),
	);
