import { languageSchema } from '#lib/domain/dialogue/topicCatalogue.ts';
import { actorOf } from '../../../actorOf.ts';
import { orErrorPage } from '../../../serviceFault.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const language = languageSchema.safeParse(event.url.searchParams.get('language')).data ?? null;
	const { authoring } = event.locals.services;
	return { editor: await orErrorPage(authoring.open(actorOf(event), event.params.slug, language)) };
};
