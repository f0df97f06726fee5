import { orErrorPage } from '../../serviceFault.ts';
import { actorOf } from '../../actorOf.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	queue: await orErrorPage(event.locals.services.review.listWaiting(actorOf(event))),
});
