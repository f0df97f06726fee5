import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { safeNext } from '../../safeNext.ts';
import { enter, readTexts } from '../../signInOutcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const next = url.searchParams.get('next');
	if (locals.actor) redirect(303, safeNext(next));
	return { demo: locals.demo, hasNext: next !== null, isSignedOut: url.searchParams.has('out') };
};

const formSchema = z.object({ email: z.string().min(1), password: z.string().min(1) });
const roleSchema = z.enum(['student', 'instructor', 'admin']);

export const actions: Actions = {
	signIn: async (event) => {
		const form = await readTexts(event.request);
		const parsed = formSchema.safeParse(form);
		if (!parsed.success) {
			return fail(400, { error: 'wrong_credentials', params: {}, email: form.email ?? '' });
		}
		const address = event.getClientAddress();
		return enter(
			event,
			event.locals.services.signIn.signIn({ ...parsed.data, address }),
			parsed.data.email,
		);
	},
	demo: async (event) => {
		const role = roleSchema.safeParse((await readTexts(event.request)).role);
		if (!role.success) return fail(400, { error: 'invalid', params: {}, email: '' });
		return enter(event, event.locals.services.signIn.signInAsDemo(role.data));
	},
};
