import { z } from 'zod';
import { answer } from '../../../../respond.ts';
import type { RequestHandler } from './$types';

const inputSchema = z.object({ revision: z.int().min(1) });

export const POST: RequestHandler = (event) =>
	answer(event, inputSchema, (actor, { revision }) => {
		const { slug, language } = event.params;
		return event.locals.services.authoring.publish(actor, slug, { language, revision });
	});
