import { fail, redirect } from '@sveltejs/kit';
import { titleSchema } from '#lib/domain/assessment/assessment.ts';
import { actorOf } from '../../actorOf.ts';
import { orErrorPage } from '../../serviceFault.ts';
import { readTexts } from '../../signInOutcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	assessments: await orErrorPage(event.locals.services.assessment.list(actorOf(event))),
});

export const actions: Actions = {
	create: async (event) => {
		const title = titleSchema.safeParse((await readTexts(event.request)).title);
		if (!title.success) return fail(400, { faults: ['title'] });
		const { assessment } = event.locals.services;
		const { id } = await orErrorPage(assessment.create(actorOf(event), title.data));
		redirect(303, `/assessments/${id}`);
	},
};
