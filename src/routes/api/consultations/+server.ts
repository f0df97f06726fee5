import { languageSchema } from '#lib/domain/dialogue/topicCatalogue.ts';
import { slugSchema } from '#lib/domain/scenario/schema.ts';
import { answer, commandSchema } from '../respond.ts';
import type { RequestHandler } from './$types';

const inputSchema = commandSchema.extend({ slug: slugSchema, language: languageSchema });

export const POST: RequestHandler = (event) =>
	answer(event, inputSchema, (actor, input) =>
		event.locals.services.consultation.start(actor, input),
	);
