import { actorOf } from '../../../../actorOf.ts';
import { orErrorPage } from '../../../../serviceFault.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { slug } = event.params;
	const { authoring } = event.locals.services;
	const zip = await orErrorPage(authoring.export(actorOf(event), slug));
	return new Response(new Blob([new Uint8Array(zip)]), {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': `attachment; filename="${slug}.zip"`,
			'cache-control': 'no-store',
		},
	});
};
