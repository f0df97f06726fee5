import { actorOf } from '../../../actorOf.ts';
import { orErrorPage } from '../../../serviceFault.ts';
import { orRefusal } from '../formFaults.ts';
import { readAuditFilter } from './readAuditFilter.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = actorOf(event);
	const query = event.url.searchParams;
	const asked = Number(query.get('before') ?? NaN);
	const before = Number.isSafeInteger(asked) && asked > 0 ? asked : null;
	const filter = readAuditFilter(query);
	const page = await orErrorPage(event.locals.services.audit.list(actor, filter, before));
	return { page, filter, before };
};

export const actions: Actions = {
	check: (event) =>
		orRefusal(event.locals.services.audit.check(actorOf(event)), (checked) => ({ checked })),
};
