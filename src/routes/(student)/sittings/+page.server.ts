import { actorOf } from '../../actorOf.ts';
import { orErrorPage } from '../../serviceFault.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	sittings: await orErrorPage(event.locals.services.sitting.list(actorOf(event))),
});
