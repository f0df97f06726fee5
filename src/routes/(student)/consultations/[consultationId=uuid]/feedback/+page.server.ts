import { redirect } from '@sveltejs/kit';
import { orErrorPage } from '../../../../serviceFault.ts';
import { actorOf } from '../../../../actorOf.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = actorOf(event);
	const { consultation, debrief, feedback } = event.locals.services;
	const { consultationId } = event.params;
	const view = await orErrorPage(consultation.getView(actor, consultationId));
	if (view.stage !== 'submitted') redirect(303, `/consultations/${consultationId}`);
	const { title, language } = view;
	const selfRating = await orErrorPage(debrief.findSelfRatingForm(actor, consultationId));
	// No mark travels to a student who has not been asked yet.
	if (selfRating) return { title, language, selfRating, marked: null, progress: null };
	const marks = await orErrorPage(feedback.findFeedback(actor, consultationId));
	const progress = await orErrorPage(feedback.getProgress(actor, consultationId));
	const marked = marks && {
		feedback: marks,
		debrief: await orErrorPage(debrief.getDebrief(actor, consultationId)),
	};
	return { title, language, selfRating, marked, progress };
};
