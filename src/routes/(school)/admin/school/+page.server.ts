import { fail } from '@sveltejs/kit';
import { schoolSettingsSchema } from '#lib/domain/school/schoolSettings.ts';
import { actorOf } from '../../../actorOf.ts';
import { orErrorPage } from '../../../serviceFault.ts';
import { readTexts } from '../../../signInOutcome.ts';
import { faultsOf, orRefusal } from '../formFaults.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	settings: await orErrorPage(event.locals.services.school.read(actorOf(event))),
});

export const actions: Actions = {
	default: async (event) => {
		const settings = schoolSettingsSchema.safeParse(await readTexts(event.request));
		if (!settings.success) return fail(400, { faults: faultsOf(settings.error) });
		const saving = event.locals.services.school.save(actorOf(event), settings.data);
		return orRefusal(saving, () => ({ isSaved: true }));
	},
};
