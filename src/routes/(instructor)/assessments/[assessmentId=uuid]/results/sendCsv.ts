/** Results as a file of comma-separated values. */
import type { ExportShape } from '#lib/server/services/resultsService.ts';
import { actorOf } from '../../../../actorOf.ts';
import { orErrorPage } from '../../../../serviceFault.ts';
import type { RequestEvent } from './$types';

export const sendCsv =
	(shape: ExportShape) =>
	async (event: RequestEvent): Promise<Response> => {
		const { results } = event.locals.services;
		const writing = results.exportCsv(actorOf(event), event.params.assessmentId, shape);
		return new Response(await orErrorPage(writing), {
			headers: {
				'content-type': 'text/csv; charset=utf-8',
				'content-disposition': `attachment; filename="results-${shape}.csv"`,
				'cache-control': 'no-store',
			},
		});
	};
