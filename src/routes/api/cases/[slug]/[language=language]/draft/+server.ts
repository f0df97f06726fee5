import { z } from 'zod';
import { answer } from '../../../../respond.ts';
import type { RequestHandler } from './$types';

const inputSchema = z.object({
	scenario: z.string(),
	rubric: z.string(),
	revision: z.int().min(1),
});

export const PUT: RequestHandler = (event) =>
	answer(event, inputSchema, (actor, input) => {
		const { slug, language } = event.params;
		return event.locals.services.authoring.save(actor, slug, language, input);
	});
