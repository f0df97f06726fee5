import { actorOf } from '../../../../actorOf.ts';
import { orErrorPage } from '../../../../serviceFault.ts';
import { readAuditFilter } from '../readAuditFilter.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const filter = readAuditFilter(event.url.searchParams);
	const { audit } = event.locals.services;
	const csv = await orErrorPage(audit.exportCsv(actorOf(event), filter));
	return new Response(csv, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="audit.csv"',
			'cache-control': 'no-store',
		},
	});
};
