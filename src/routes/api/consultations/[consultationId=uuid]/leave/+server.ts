import { answer, commandSchema } from '../../../respond.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) =>
	answer(event, commandSchema, (actor, input) =>
		event.locals.services.consultation.leave(actor, event.params.consultationId, input),
	);
