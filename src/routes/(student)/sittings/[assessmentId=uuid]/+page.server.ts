import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { languageSchema } from '#lib/domain/dialogue/topicCatalogue.ts';
import { orRefusal } from '../../../(school)/admin/formFaults.ts';
import { actorOf } from '../../../actorOf.ts';
import { orErrorPage } from '../../../serviceFault.ts';
import { readTexts } from '../../../signInOutcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	sitting: await orErrorPage(
		event.locals.services.sitting.get(actorOf(event), event.params.assessmentId),
	),
});

const beginSchema = z.object({
	startCode: z.string().max(100).default(''),
	language: languageSchema,
});

export const actions: Actions = {
	begin: async (event) => {
		const given = beginSchema.safeParse(await readTexts(event.request));
		if (!given.success) return fail(400, { faults: ['language'] });
		const { sitting } = event.locals.services;
		const beginning = sitting.begin(actorOf(event), event.params.assessmentId, given.data);
		const begun = await orRefusal(beginning, ({ consultationId }) => ({ consultationId }));
		if ('consultationId' in begun) redirect(303, `/consultations/${begun.consultationId}`);
		return begun;
	},
};
