import { identifierSchema } from '#lib/domain/dialogue/topicCatalogue.ts';
import { answer, commandSchema } from '../../../respond.ts';
import type { RequestHandler } from './$types';

const inputSchema = commandSchema.extend({ actionId: identifierSchema });

export const POST: RequestHandler = (event) =>
	answer(event, inputSchema, (actor, input) =>
		event.locals.services.consultation.act(actor, event.params.consultationId, input),
	);
