import { z } from 'zod';
import { replyFaults } from '#lib/domain/debrief/replyReport.ts';
import { answer, commandSchema } from '../../../respond.ts';
import type { RequestHandler } from './$types';

const inputSchema = commandSchema.extend({
	utteranceId: z.uuid(),
	fault: z.enum(replyFaults),
	comment: z.string(),
});

export const POST: RequestHandler = (event) =>
	answer(event, inputSchema, (actor, input) =>
		event.locals.services.debrief.reportReply(actor, event.params.consultationId, input),
	);
