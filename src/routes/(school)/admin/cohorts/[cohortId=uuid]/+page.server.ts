import { fail, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { cohortNameSchema } from '#lib/domain/school/newPerson.ts';
import { actorOf } from '../../../../actorOf.ts';
import { orErrorPage } from '../../../../serviceFault.ts';
import { readTexts } from '../../../../signInOutcome.ts';
import { orRefusal } from '../../formFaults.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = actorOf(event);
	const { school, cohorts } = event.locals.services;
	await orErrorPage(school.read(actor));
	return { cohort: await orErrorPage(cohorts.get(actor, event.params.cohortId)) };
};

const saved = () => ({ isSaved: true });
type Event = RequestEvent<{ cohortId: string }>;

const setArchived = (isArchived: boolean) => (event: Event) => {
	const { cohorts } = event.locals.services;
	return orRefusal(cohorts.setArchived(actorOf(event), event.params.cohortId, isArchived), saved);
};

export const actions: Actions = {
	rename: async (event) => {
		const name = cohortNameSchema.safeParse((await readTexts(event.request)).name);
		if (!name.success) return fail(400, { faults: ['name'] });
		const { cohorts } = event.locals.services;
		return orRefusal(cohorts.rename(actorOf(event), event.params.cohortId, name.data), saved);
	},
	archive: setArchived(true),
	unarchive: setArchived(false),
	add: async (event) => {
		const { keys = '' } = await readTexts(event.request);
		const { cohorts } = event.locals.services;
		const adding = cohorts.addMembers(actorOf(event), event.params.cohortId, keys.split(/[\n,;]/));
		return orRefusal(adding, ({ added }) => ({ added }));
	},
	remove: async (event) => {
		const userId = z.uuid().safeParse((await readTexts(event.request)).userId);
		if (!userId.success) return fail(400, { error: 'invalid' });
		const { cohorts } = event.locals.services;
		const { cohortId } = event.params;
		return orRefusal(cohorts.removeMember(actorOf(event), cohortId, userId.data), saved);
	},
};
