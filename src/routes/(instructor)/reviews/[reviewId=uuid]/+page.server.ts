import { orErrorPage } from '../../../serviceFault.ts';
import { actorOf } from '../../../actorOf.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { review } = event.locals.services;
	return { review: await orErrorPage(review.getReview(actorOf(event), event.params.reviewId)) };
};
