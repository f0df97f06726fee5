import { identifierSchema, languageSchema } from '#lib/domain/dialogue/topicCatalogue.ts';
import { answer, commandSchema } from '../respond.ts';
import type { RequestHandler } from './$types';

const inputSchema = commandSchema.extend({ area: identifierSchema, language: languageSchema });

export const POST: RequestHandler = (event) =>
	answer(event, inputSchema, (actor, input) =>
		event.locals.services.consultation.startDrill(actor, input),
	);
