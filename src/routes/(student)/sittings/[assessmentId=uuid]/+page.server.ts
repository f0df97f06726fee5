import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { appealWordsSchema } from '#lib/domain/assessment/appeal.ts';
import { languageSchema } from '#lib/domain/dialogue/topicCatalogue.ts';
import { faultsOf, orRefusal } from '../../../(school)/admin/formFaults.ts';
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

const appealSchema = z.object({
	id: z.uuid().toLowerCase(),
	position: z
		.string()
		.regex(/^\d{1,3}$/)
		.transform(Number),
	words: appealWordsSchema,
});

export const actions: Actions = {
	appeal: async (event) => {
		const given = appealSchema.safeParse(await readTexts(event.request));
		if (!given.success) return fail(400, { faults: faultsOf(given.error) });
		const { appeals } = event.locals.services;
		const opening = appeals.open(actorOf(event), event.params.assessmentId, given.data);
		return orRefusal(opening, () => ({ saved: 'yes' }));
	},
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
