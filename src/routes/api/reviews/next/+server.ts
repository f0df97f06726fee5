import { z } from 'zod';
import { answer } from '../../respond.ts';
import type { RequestHandler } from './$types';

const inputSchema = z.object({ leaving: z.uuid().toLowerCase().nullable() });

export const POST: RequestHandler = (event) =>
	answer(event, inputSchema, (actor, input) => event.locals.services.review.next(actor, input));
