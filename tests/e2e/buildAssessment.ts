/** What an instructor's hands do to set up an assessment. */
import { expect, type Browser, type Page } from '@playwright/test';
import { signInAsDemo } from './room.ts';

/** As the field takes it: an hour of the browser's own clock. */
const localHour = (page: Page, hours: number) =>
	page.evaluate((from) => {
		const at = new Date(Date.now() + from * 3_600_000);
		return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
	}, hours);

export async function openInstructor(browser: Browser, baseURL?: string): Promise<Page> {
	const page = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
	await signInAsDemo(page, 'Instructor');
	return page;
}

export async function beginAssessment(page: Page, title: string): Promise<void> {
	await page.getByRole('link', { name: 'Assessments' }).click();
	await page.waitForURL('**/assessments');
	await page.waitForLoadState('networkidle');
	await page.getByLabel('Title').fill(title);
	await page.getByRole('button', { name: 'Create' }).click();
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
	// A press before the page's own code has come would be lost.
	await page.waitForLoadState('networkidle');
}

/** @param slugs in their order; the first station's consultation lasts eight minutes. */
export async function chooseStations(page: Page, slugs: readonly string[]): Promise<void> {
	for (const slug of slugs) {
		await page.getByLabel('Case').selectOption(slug);
		await page.getByRole('button', { name: 'Add a station' }).click();
	}
	await page.getByLabel('Consultation, minutes').first().fill('8');
	await page.getByRole('button', { name: 'Save the stations' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
}

/** From an hour ago for two hours more. */
export async function openNow(page: Page): Promise<void> {
	await page.getByLabel('Opens').fill(await localHour(page, -1));
	await page.getByLabel('Closes').fill(await localHour(page, 2));
	await page.getByRole('button', { name: 'Save the window' }).click();
	await expect(page.getByText('Say when it is open.')).toHaveCount(0);
}

export async function addStudent(page: Page, name: string): Promise<void> {
	await page.getByLabel('Find a student').fill(name);
	await page.getByRole('button', { name: 'Find', exact: true }).click();
	await page.getByRole('button', { name: `Add ${name}` }).click();
	await expect(page.getByLabel(`Extra time of ${name}`)).toBeVisible();
}

export async function addCohort(page: Page, cohort: string, count: number): Promise<void> {
	const field = page.getByLabel('Cohort', { exact: true });
	const option = field.getByRole('option').filter({ hasText: cohort });
	await field.selectOption((await option.getAttribute('value'))!);
	await page.getByRole('button', { name: 'Add its students' }).click();
	await expect(page.getByText(`${count} candidates`, { exact: true })).toBeVisible();
}

export async function giveExtraTime(page: Page, name: string, percent: number): Promise<void> {
	await page.getByLabel(`Extra time of ${name}`).fill(String(percent));
	await page.getByRole('button', { name: /^Save the extra time/ }).click();
	await expect(page.getByRole('button', { name: /^Save the extra time/ })).toHaveCount(0);
}

/** Ends at the live list. @returns the start code, and the assessment's id. */
export async function seal(page: Page, title: string): Promise<{ code: string; id: string }> {
	await page.getByRole('button', { name: 'Seal it' }).click();
	await page.getByRole('alertdialog').getByRole('button', { name: 'Seal it' }).click();
	await page.getByRole('link', { name: 'Live list' }).click();
	await expect(page.getByRole('heading', { level: 1, name: `Live: ${title}` })).toBeVisible();
	const code = (await page.locator('p:has-text("Start code") span').innerText()).trim();
	return { code, id: /assessments\/([\w-]+)\/live/.exec(page.url())![1]! };
}
