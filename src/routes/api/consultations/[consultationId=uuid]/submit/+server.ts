import { noteSchema } from '#lib/domain/consultation/note.ts';
import { answer, commandSchema } from '../../../respond.ts';
import type { RequestHandler } from './$types';

const inputSchema = commandSchema.extend({ note: noteSchema });

export const POST: RequestHandler = (event) =>
	answer(event, inputSchema, (actor, input) =>
		event.locals.services.consultation.submitNote(actor, event.params.consultationId, input),
	);
