import { json } from '@sveltejs/kit';
import { actorOf } from '../../../actorOf.ts';
import { orErrorPage } from '../../../serviceFault.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { tryOut } = event.locals.services;
	return json(await orErrorPage(tryOut.look(actorOf(event), event.params.consultationId)));
};
