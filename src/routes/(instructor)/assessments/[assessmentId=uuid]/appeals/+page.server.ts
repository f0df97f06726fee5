import { actorOf } from '../../../../actorOf.ts';
import { orErrorPage } from '../../../../serviceFault.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	view: await orErrorPage(
		event.locals.services.appeals.list(actorOf(event), event.params.assessmentId),
	),
});
