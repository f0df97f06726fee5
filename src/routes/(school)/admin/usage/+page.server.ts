import { actorOf } from '../../../actorOf.ts';
import { orErrorPage } from '../../../serviceFault.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = actorOf(event);
	const asked = Number(event.url.searchParams.get('offset') ?? 0);
	const offset = Number.isSafeInteger(asked) && asked >= 0 ? asked : 0;
	return { usage: await orErrorPage(event.locals.services.modelAdmin.listUsage(actor, offset)) };
};
