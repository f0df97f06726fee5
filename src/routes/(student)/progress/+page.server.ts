import { getLocale } from '#lib/paraglide/runtime.js';
import { orErrorPage } from '../../serviceFault.ts';
import { actorOf } from '../../actorOf.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = actorOf(event);
	const { progress } = event.locals.services;
	return { progress: await orErrorPage(progress.getProgress(actor, getLocale())) };
};
