import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { appealOutcomes, appealWordsSchema } from '#lib/domain/assessment/appeal.ts';
import { faultsOf, orRefusal } from '../../../../../(school)/admin/formFaults.ts';
import { actorOf } from '../../../../../actorOf.ts';
import { orErrorPage } from '../../../../../serviceFault.ts';
import { readTexts } from '../../../../../signInOutcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { assessmentId, appealId } = event.params;
	const { appeals } = event.locals.services;
	return { appeal: await orErrorPage(appeals.get(actorOf(event), assessmentId, appealId)) };
};

const answerForm = z.object({ outcome: z.enum(appealOutcomes), words: appealWordsSchema });

export const actions: Actions = {
	answer: async (event) => {
		const given = answerForm.safeParse(await readTexts(event.request));
		if (!given.success) return fail(400, { faults: faultsOf(given.error) });
		const { assessmentId, appealId } = event.params;
		const { appeals } = event.locals.services;
		const answering = appeals.answer(actorOf(event), assessmentId, appealId, given.data);
		return orRefusal(answering, () => ({ saved: 'yes' }));
	},
};
