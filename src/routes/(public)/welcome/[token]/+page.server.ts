import { fail } from '@sveltejs/kit';
import { enter } from '../../../signInOutcome.ts';
import type { Actions, PageServerLoad } from './$types';

/** Null for a used, expired or unknown link. */
export const load: PageServerLoad = async ({ locals, params }) => ({
	owner: await locals.services.signIn.findLinkOwner(params.token),
});

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const password = String(form.get('password') ?? '');
		if (password !== form.get('repeat')) {
			return fail(400, { error: 'passwords_differ', params: {}, email: '' });
		}
		return enter(event, event.locals.services.signIn.useOneTimeLink(event.params.token, password));
	},
};
