import { z } from 'zod';
import { answer } from '../../respond.ts';
import type { RequestHandler } from './$types';

const id = z.uuid().toLowerCase();
const inputSchema = z.object({
	assessmentId: id,
	stationId: id.nullable(),
	leaving: id.nullable(),
});

export const POST: RequestHandler = (event) =>
	answer(event, inputSchema, (actor, { assessmentId, ...wanted }) =>
		event.locals.services.marking.next(actor, assessmentId, wanted),
	);
