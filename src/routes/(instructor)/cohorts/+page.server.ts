import { actorOf } from '../../actorOf.ts';
import { orErrorPage } from '../../serviceFault.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	cohorts: await orErrorPage(event.locals.services.cohorts.list(actorOf(event))),
});
