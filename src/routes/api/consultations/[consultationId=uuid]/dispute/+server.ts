import { z } from 'zod';
import { identifierSchema } from '#lib/domain/dialogue/topicCatalogue.ts';
import { answer, commandSchema } from '../../../respond.ts';
import type { RequestHandler } from './$types';

const inputSchema = commandSchema.extend({ itemId: identifierSchema, utteranceId: z.uuid() });

export const POST: RequestHandler = (event) =>
	answer(event, inputSchema, (actor, input) =>
		event.locals.services.dispute.dispute(actor, event.params.consultationId, input),
	);
