import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { languageSchema } from '#lib/domain/dialogue/topicCatalogue.ts';
import { actorOf } from '../../../../actorOf.ts';
import { orErrorPage } from '../../../../serviceFault.ts';
import type { PageServerLoad } from './$types';

const version = z.coerce.number().int().min(1);
const askedSchema = z.object({
	language: languageSchema,
	kind: z.enum(['scenario', 'rubric']),
	from: version,
	to: z.literal('draft').or(version),
});

export const load: PageServerLoad = async (event) => {
	const actor = actorOf(event);
	const asked = askedSchema.safeParse(Object.fromEntries(event.url.searchParams));
	if (!asked.success) error(404);
	const { slug } = event.params;
	const { language, ...which } = asked.data;
	const { authoring } = event.locals.services;
	const texts = await orErrorPage(authoring.compare(actor, slug, language, which));
	return { slug, language, ...which, texts };
};
