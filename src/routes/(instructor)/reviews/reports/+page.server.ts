import { orErrorPage } from '../../../serviceFault.ts';
import { actorOf } from '../../../actorOf.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	reports: await orErrorPage(event.locals.services.debrief.listReports(actorOf(event))),
});
