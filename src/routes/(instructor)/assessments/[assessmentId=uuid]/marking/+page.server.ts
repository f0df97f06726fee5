import { actorOf } from '../../../../actorOf.ts';
import { orErrorPage } from '../../../../serviceFault.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	progress: await orErrorPage(
		event.locals.services.marking.getProgress(actorOf(event), event.params.assessmentId),
	),
});
