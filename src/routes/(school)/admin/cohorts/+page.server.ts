import { fail } from '@sveltejs/kit';
import { cohortNameSchema } from '#lib/domain/school/newPerson.ts';
import { actorOf } from '../../../actorOf.ts';
import { orErrorPage } from '../../../serviceFault.ts';
import { readTexts } from '../../../signInOutcome.ts';
import { orRefusal } from '../formFaults.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = actorOf(event);
	const { school, cohorts } = event.locals.services;
	// This page is for those who administer; to read cohorts is for all who teach.
	await orErrorPage(school.read(actor));
	return { cohorts: await orErrorPage(cohorts.list(actor)) };
};

export const actions: Actions = {
	create: async (event) => {
		const name = cohortNameSchema.safeParse((await readTexts(event.request)).name);
		if (!name.success) return fail(400, { faults: ['name'] });
		const { cohorts } = event.locals.services;
		return orRefusal(cohorts.create(actorOf(event), name.data), () => ({ isSaved: true }));
	},
};
