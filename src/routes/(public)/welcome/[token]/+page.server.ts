import { fail } from '@sveltejs/kit';
import { enter } from '../../../signInOutcome.ts';
import type { Actions } from './$types';

const shortestPassword = 12;

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const password = String(form.get('password') ?? '');
		if (password.length < shortestPassword) {
			return fail(400, { error: 'password_too_short', params: {}, email: '' });
		}
		if (password !== form.get('repeat')) {
			return fail(400, { error: 'passwords_differ', params: {}, email: '' });
		}
		return enter(event, event.locals.services.signIn.useOneTimeLink(event.params.token, password));
	},
};
