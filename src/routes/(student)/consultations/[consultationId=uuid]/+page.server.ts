import { orErrorPage } from '../../../serviceFault.ts';
import { actorOf } from '../../../actorOf.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = actorOf(event);
	const { consultation } = event.locals.services;
	const { consultationId } = event.params;
	const [view, choices] = await orErrorPage(
		Promise.all([
			consultation.getView(actor, consultationId),
			consultation.listChoices(actor, consultationId),
		]),
	);
	return { view, choices };
};
