import { redirect } from '@sveltejs/kit';
import { sessionCookie } from '../signInOutcome.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ cookies, locals }) => {
	const token = cookies.get(sessionCookie);
	if (token) await locals.services.signIn.signOut(token);
	cookies.delete(sessionCookie, { path: '/' });
	redirect(303, '/sign-in?out');
};
