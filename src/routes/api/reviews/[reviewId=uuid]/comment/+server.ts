import { z } from 'zod';
import { answer, commandSchema } from '../../../respond.ts';
import type { RequestHandler } from './$types';

const inputSchema = commandSchema.extend({ utteranceId: z.uuid(), text: z.string() });

export const POST: RequestHandler = (event) =>
	answer(event, inputSchema, (actor, input) =>
		event.locals.services.review.comment(actor, event.params.reviewId, input),
	);
