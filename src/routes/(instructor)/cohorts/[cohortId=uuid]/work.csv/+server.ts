import { writeWorkCsv } from '#lib/components/cohorts/writeWorkCsv.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { actorOf } from '../../../../actorOf.ts';
import { orErrorPage } from '../../../../serviceFault.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { assignments } = event.locals.services;
	const reading = assignments.getCohortWork(actorOf(event), event.params.cohortId, getLocale());
	const csv = writeWorkCsv(await orErrorPage(reading));
	return new Response(csv, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="work.csv"',
			'cache-control': 'no-store',
		},
	});
};
