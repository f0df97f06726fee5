import { answer, commandSchema } from '../../../respond.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) =>
	answer(event, commandSchema, (actor, input) =>
		event.locals.services.marking.sign(actor, event.params.markingId, input),
	);
