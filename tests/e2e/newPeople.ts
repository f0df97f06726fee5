/** People of a journey's own, let in as an administrator lets them in: journeys that run at once share nobody. */
import { request, type Page } from '@playwright/test';
import { AppClient, password } from './appClient.ts';

export type Invited = { name: string; email: string; link: string };

/** @throws where the administrator is refused. */
export async function invite(origin: string, role = 'student'): Promise<Invited> {
	const context = await request.newContext();
	const admin = new AppClient(context, origin);
	await admin.signInAsDemo('admin');
	const tag = crypto.randomUUID().slice(0, 8);
	const [name, email] = [`Sam ${tag}`, `${tag}@journey.example`];
	const form = { name, email, studentNumber: '', role };
	const { data } = await admin.submit('/admin/people?/invite', form);
	await context.dispose();
	const path = /\/welcome\/[\w-]+/.exec(data ?? '')?.[0];
	if (!path) throw new Error(`${name} was not let in.`);
	return { name, email, link: new URL(path, origin).href };
}

/** Somebody who has chosen a password already. */
export async function inviteNew(origin: string): Promise<Invited> {
	const invited = await invite(origin);
	const context = await request.newContext();
	await new AppClient(context, origin).signInByLink(invited.link);
	await context.dispose();
	return invited;
}

/** Signs the page in as somebody new, at their library. */
export async function arriveAsStudent(page: Page, baseURL: string): Promise<Invited> {
	const invited = await invite(baseURL);
	await new AppClient(page.request, baseURL).signInByLink(invited.link);
	await page.goto(`${baseURL}/library`);
	await page.waitForLoadState('networkidle');
	return invited;
}

/** On another machine. */
export async function signInAgain(page: Page, baseURL: string, { email }: Invited): Promise<void> {
	await new AppClient(page.request, baseURL).submitOn('/sign-in?/signIn', { email, password });
}
