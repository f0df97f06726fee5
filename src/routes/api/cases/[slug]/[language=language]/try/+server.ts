import { answer, commandSchema } from '../../../../respond.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) =>
	answer(event, commandSchema, (actor, input) => {
		const { slug, language } = event.params;
		return event.locals.services.tryOut.start(actor, slug, language, input);
	});
