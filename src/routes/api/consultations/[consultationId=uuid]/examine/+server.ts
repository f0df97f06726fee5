import { identifierSchema } from '#lib/domain/dialogue/topicCatalogue.ts';
import { answer, commandSchema } from '../../../respond.ts';
import type { RequestHandler } from './$types';

const inputSchema = commandSchema.extend({ findingId: identifierSchema });

export const POST: RequestHandler = (event) =>
	answer(event, inputSchema, (actor, input) =>
		event.locals.services.consultation.examine(actor, event.params.consultationId, input),
	);
