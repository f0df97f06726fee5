import { z } from 'zod';
import { answer, commandSchema } from '../../../respond.ts';
import type { RequestHandler } from './$types';

/** Longer than any line may be: the service refuses with its own limit. */
const inputSchema = commandSchema.extend({ text: z.string().max(20_000) });

export const POST: RequestHandler = (event) =>
	answer(event, inputSchema, (actor, input) =>
		event.locals.services.consultation.say(actor, event.params.consultationId, input),
	);
