import { decisionSchema } from '../../../decisionSchemas.ts';
import { answer } from '../../../respond.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) =>
	answer(event, decisionSchema, (actor, input) =>
		event.locals.services.marking.decide(actor, event.params.markingId, input),
	);
