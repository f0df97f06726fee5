import { redirect } from '@sveltejs/kit';
import { isServiceError } from '#lib/server/services/serviceError.ts';
import { actorOf } from '../../../../../actorOf.ts';
import { orErrorPage } from '../../../../../serviceFault.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { assessmentId, markingId } = event.params;
	const reading = event.locals.services.marking.get(actorOf(event), markingId);
	const marking = reading.catch((fault: unknown) => {
		// What was given back is no longer theirs: the way on is the next one.
		const isLeft = isServiceError(fault) && fault.code === 'not_now';
		if (isLeft) redirect(303, `/assessments/${assessmentId}/marking`);
		throw fault;
	});
	return { marking: await orErrorPage(marking) };
};
