import { z } from 'zod';
import { answer, commandSchema } from '../../../respond.ts';
import type { RequestHandler } from './$types';

const inputSchema = commandSchema.extend({ utteranceId: z.uuid() });

export const POST: RequestHandler = (event) =>
	answer(event, inputSchema, (actor, input) =>
		event.locals.services.debrief.retryFrom(actor, event.params.consultationId, input),
	);
