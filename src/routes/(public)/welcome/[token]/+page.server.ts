import { fail, redirect } from '@sveltejs/kit';
import { cookieMaxAge, cookieName, getLocale } from '#lib/paraglide/runtime.js';
import { enter, readTexts } from '../../../signInOutcome.ts';
import type { Actions, PageServerLoad } from './$types';

/** Null for a used, expired or unknown link. Whoever has chosen no language is met in that of their school. */
export const load: PageServerLoad = async ({ locals, params, cookies, url }) => {
	const owner = await locals.services.signIn.findLinkOwner(params.token);
	const isFirst = owner && !cookies.get(cookieName) && !url.searchParams.has('met');
	if (isFirst && owner.locale !== getLocale()) {
		const place = { path: '/', httpOnly: false, sameSite: 'lax', maxAge: cookieMaxAge } as const;
		cookies.set(cookieName, owner.locale, { ...place, secure: url.protocol === 'https:' });
		// Once: a browser that keeps no cookie comes back without it.
		redirect(303, '?met');
	}
	return { owner };
};

export const actions: Actions = {
	default: async (event) => {
		const { password = '', repeat } = await readTexts(event.request);
		if (password !== repeat) {
			return fail(400, { error: 'passwords_differ', params: {}, email: '' });
		}
		return enter(event, event.locals.services.signIn.useOneTimeLink(event.params.token, password));
	},
};
