import { expect, test } from '@playwright/test';
import { signInAsDemo } from './room.ts';

test('a wrong password is told in a sentence, and the e-mail is kept', async ({ page }) => {
	await page.goto('/sign-in');
	await page.getByLabel('Email').fill('student@demo.invalid');
	await page.getByLabel('Password').fill('not the password');
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText(/password/i);
	await expect(page.getByLabel('Email')).toHaveValue('student@demo.invalid');
});

test('the demo account signs in with its printed password, and out again', async ({ page }) => {
	await page.goto('/sign-in');
	await page.getByLabel('Email').fill('student@demo.invalid');
	await page.getByLabel('Password').fill('demo-student-only');
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await page.waitForURL('**/library');
	const cookies = await page.context().cookies();
	const session = cookies.find(({ name }) => name.endsWith('session'));
	expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
});

test('a sign-in that has ended leads to the sign-in page with a sentence, and back afterwards', async ({
	page,
	context,
}) => {
	await signInAsDemo(page);
	await context.clearCookies();
	await page.goto('/library');
	await expect(page.getByText('Please sign in to go on.')).toBeVisible();
	await page.getByRole('button', { name: 'Student', exact: true }).click();
	await page.waitForURL('**/library');
});

test('a portrait, which caches may keep, carries nobody’s cookie', async ({ page }) => {
	await signInAsDemo(page);
	const portrait = await page.request.get('/portraits?seed=a&age=40&expression=neutral');
	expect(portrait.headers()['cache-control']).toContain('public');
	expect(portrait.headers()['set-cookie']).toBeUndefined();
});

test('a request from another site is refused', async ({ request }) => {
	const response = await request.post('/api/consultations', {
		headers: { origin: 'https://elsewhere.example' },
		data: {},
	});
	expect(response.status()).toBe(403);
});

test('a page that does not exist says so in a sentence and leads back', async ({ page }) => {
	await signInAsDemo(page);
	await page.goto('/consultations/00000000-0000-4000-8000-000000000000');
	await expect(page.getByText(/not here/)).toBeVisible();
	await expect(page.getByRole('link').first()).toBeVisible();
});
