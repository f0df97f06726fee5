import { languageSchema } from '#lib/domain/dialogue/topicCatalogue.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { orErrorPage } from '../../serviceFault.ts';
import { actorOf } from '../../actorOf.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = actorOf(event);
	const asked = languageSchema.safeParse(event.url.searchParams.get('language'));
	const language = asked.success ? asked.data : getLocale();
	const { library, assignments } = event.locals.services;
	const [view, assigned] = await orErrorPage(
		Promise.all([
			library.listScenarios(actor, language),
			assignments.listForStudent(actor, language),
		]),
	);
	return { library: view, assigned, nowMs: Date.now() };
};
