import { actorOf } from '../../../../actorOf.ts';
import { orErrorPage } from '../../../../serviceFault.ts';
import type { RequestHandler } from './$types';

/** A file to keep: `npm run evidence:verify` reads it. */
export const GET: RequestHandler = async (event) => {
	const { consultationId } = event.params;
	const sealed = await orErrorPage(
		event.locals.services.evidence.getPack(actorOf(event), consultationId),
	);
	return new Response(JSON.stringify(sealed), {
		headers: {
			'content-type': 'application/json',
			'content-disposition': `attachment; filename="evidence-${consultationId}.json"`,
			'cache-control': 'no-store',
		},
	});
};
