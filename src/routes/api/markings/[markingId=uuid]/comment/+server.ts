import { commentSchema } from '../../../decisionSchemas.ts';
import { answer } from '../../../respond.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) =>
	answer(event, commentSchema, (actor, input) =>
		event.locals.services.marking.comment(actor, event.params.markingId, input),
	);
