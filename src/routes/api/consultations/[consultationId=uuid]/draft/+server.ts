import { savedDraftSchema } from '#lib/domain/consultation/note.ts';
import { answer } from '../../../respond.ts';
import type { RequestHandler } from './$types';

export const PUT: RequestHandler = (event) =>
	answer(event, savedDraftSchema, (actor, draft) =>
		event.locals.services.consultation.saveDraft(actor, event.params.consultationId, draft),
	);
