import { getLocale } from '#lib/paraglide/runtime.js';
import { actorOf } from '../../../../actorOf.ts';
import { orErrorPage } from '../../../../serviceFault.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { results } = event.locals.services;
	const reading = results.getAgreement(actorOf(event), event.params.assessmentId, getLocale());
	return { agreement: await orErrorPage(reading) };
};
