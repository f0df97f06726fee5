import { z } from 'zod';
import { answer } from '../../../../respond.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) =>
	answer(event, z.object({}), async (actor) => {
		const { slug, language } = event.params;
		return { played: await event.locals.services.tryOut.selfPlay(actor, slug, language) };
	});
