import { redirect } from '@sveltejs/kit';
import { orErrorPage } from '../../../../serviceFault.ts';
import { actorOf } from '../../../../actorOf.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = actorOf(event);
	const { consultation, feedback } = event.locals.services;
	const { consultationId } = event.params;
	const view = await orErrorPage(consultation.getView(actor, consultationId));
	if (view.stage !== 'submitted') redirect(303, `/consultations/${consultationId}`);
	return {
		title: view.title,
		language: view.language,
		feedback: await orErrorPage(feedback.findFeedback(actor, consultationId)),
		progress: await orErrorPage(feedback.getProgress(actor, consultationId)),
	};
};
