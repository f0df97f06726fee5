import { actorOf } from '../../../../actorOf.ts';
import { orErrorPage } from '../../../../serviceFault.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	live: await orErrorPage(
		event.locals.services.assessment.getLive(actorOf(event), event.params.assessmentId),
	),
});
