import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { releaseDetails } from '#lib/domain/assessment/release.ts';
import { faultsOf, orRefusal } from '../../../../(school)/admin/formFaults.ts';
import { actorOf } from '../../../../actorOf.ts';
import { orErrorPage } from '../../../../serviceFault.ts';
import { readTexts } from '../../../../signInOutcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	preview: await orErrorPage(
		event.locals.services.release.preview(actorOf(event), event.params.assessmentId),
	),
});

/** The last moment that a date of this program can be. */
const latestMs = Date.UTC(2200, 0, 1);

const releaseForm = z.object({
	atMs: z.string().regex(/^\d+$/).transform(Number).pipe(z.int().max(latestMs)),
	detail: z.enum(releaseDetails),
	withoutCut: z
		.literal('yes')
		.optional()
		.transform((given) => given === 'yes'),
});

const saved = () => ({ saved: 'yes' });

export const actions: Actions = {
	release: async (event) => {
		const given = releaseForm.safeParse(await readTexts(event.request));
		if (!given.success) return fail(400, { faults: faultsOf(given.error) });
		const { release } = event.locals.services;
		return orRefusal(release.release(actorOf(event), event.params.assessmentId, given.data), saved);
	},
	withdraw: (event) => {
		const { release } = event.locals.services;
		return orRefusal(release.withdraw(actorOf(event), event.params.assessmentId), saved);
	},
};
