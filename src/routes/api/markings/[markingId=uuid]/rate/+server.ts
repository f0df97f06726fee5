import { ratingSchema } from '../../../decisionSchemas.ts';
import { answer } from '../../../respond.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) =>
	answer(event, ratingSchema, (actor, input) =>
		event.locals.services.marking.rate(actor, event.params.markingId, input),
	);
