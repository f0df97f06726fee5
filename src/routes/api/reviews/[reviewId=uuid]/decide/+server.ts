import { decisionSchema } from '../../../decisionSchemas.ts';
import { answer } from '../../../respond.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) =>
	answer(event, decisionSchema, (actor, input) =>
		event.locals.services.review.decide(actor, event.params.reviewId, input),
	);
