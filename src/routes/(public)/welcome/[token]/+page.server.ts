import { fail } from '@sveltejs/kit';
import { enter, readTexts } from '../../../signInOutcome.ts';
import type { Actions, PageServerLoad } from './$types';

/** Null for a used, expired or unknown link. */
export const load: PageServerLoad = async ({ locals, params }) => ({
	owner: await locals.services.signIn.findLinkOwner(params.token),
});

export const actions: Actions = {
	default: async (event) => {
		const { password = '', repeat } = await readTexts(event.request);
		if (password !== repeat) {
			return fail(400, { error: 'passwords_differ', params: {}, email: '' });
		}
		return enter(event, event.locals.services.signIn.useOneTimeLink(event.params.token, password));
	},
};
