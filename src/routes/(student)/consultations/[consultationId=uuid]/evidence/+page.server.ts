import { orErrorPage } from '../../../../serviceFault.ts';
import { actorOf } from '../../../../actorOf.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	orErrorPage(event.locals.services.evidence.getPack(actorOf(event), event.params.consultationId));
