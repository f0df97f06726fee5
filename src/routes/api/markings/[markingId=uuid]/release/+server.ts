import { z } from 'zod';
import { answer } from '../../../respond.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) =>
	answer(event, z.object({}), (actor) =>
		event.locals.services.marking.release(actor, event.params.markingId),
	);
