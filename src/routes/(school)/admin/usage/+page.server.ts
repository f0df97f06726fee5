import { actorOf } from '../../../actorOf.ts';
import { orErrorPage } from '../../../serviceFault.ts';
import { readOffset } from '../formFaults.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = actorOf(event);
	const offset = readOffset(event.url);
	return { usage: await orErrorPage(event.locals.services.modelAdmin.listUsage(actor, offset)) };
};
