import { expect, test, type Browser, type Page } from '@playwright/test';
import { composer, expectAccessible, picture, say, signInAsDemo } from './room.ts';

/** As the field takes it: an hour of the browser's own clock. */
const localHour = (page: Page, hours: number) =>
	page.evaluate((from) => {
		const at = new Date(Date.now() + from * 3_600_000);
		return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
	}, hours);

async function openInstructor(browser: Browser): Promise<Page> {
	const page = await (await browser.newContext()).newPage();
	await signInAsDemo(page, 'Instructor');
	return page;
}

/** Two stations, the demo student with 25 % extra time, open now. @returns the start code. */
async function buildAssessment(page: Page, title: string): Promise<string> {
	await page.getByRole('link', { name: 'Assessments' }).click();
	await page.waitForURL('**/assessments');
	await page.waitForLoadState('networkidle');
	await page.getByLabel('Title').fill(title);
	await page.getByRole('button', { name: 'Create' }).click();
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
	// A press before the page's own code has come would be lost.
	await page.waitForLoadState('networkidle');
	await expectAccessible(page, 'a new assessment');

	for (const slug of ['chest-pain', 'abdominal-pain']) {
		await page.getByLabel('Case').selectOption(slug);
		await page.getByRole('button', { name: 'Add a station' }).click();
	}
	await page.getByLabel('Consultation, minutes').first().fill('8');
	await page.getByRole('button', { name: 'Save the stations' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();

	await page.getByLabel('Opens').fill(await localHour(page, -1));
	await page.getByLabel('Closes').fill(await localHour(page, 2));
	await page.getByRole('button', { name: 'Save the window' }).click();
	await expect(page.getByText('Say when it is open.')).toHaveCount(0);

	await page.getByLabel('Find a student').fill('student@demo');
	await page.getByRole('button', { name: 'Find', exact: true }).click();
	await page
		.getByRole('button', { name: /^Add .*[A-Z]/ })
		.last()
		.click();
	await expect(page.getByText('1 candidate', { exact: true })).toBeVisible();
	await page.getByLabel(/^Extra time of/).fill('25');
	await page.getByRole('button', { name: /^Save the extra time/ }).click();
	await expect(page.getByRole('button', { name: /^Save the extra time/ })).toHaveCount(0);
	await expectAccessible(page, 'an assessment that is ready');
	await picture(page, 'assessment-draft');

	await page.getByRole('button', { name: 'Seal it' }).click();
	await page.getByRole('alertdialog').getByRole('button', { name: 'Seal it' }).click();
	await page.getByRole('link', { name: 'Live list' }).click();
	await expect(page.getByRole('heading', { level: 1, name: `Live: ${title}` })).toBeVisible();
	return (await page.locator('p:has-text("Start code") span').innerText()).trim();
}

async function handIn(page: Page): Promise<void> {
	await page.getByRole('button', { name: /^End/ }).click();
	await page.getByRole('button', { name: 'Finish and write the note' }).click();
	await page.getByLabel('Plan', { exact: true }).fill('ECG now.');
	await expectAccessible(page, 'the note of a station');
	await page.getByRole('button', { name: 'Hand in', exact: true }).first().click();
	await page.getByRole('alertdialog').getByRole('button', { name: 'Hand in' }).click();
	await page.waitForURL('**/sittings/*');
}

/** Seconds left, as the room tells them. */
const secondsLeft = async (page: Page) => {
	const [minutes, seconds] = (await page.getByRole('timer').innerText()).match(/\d+/g)!.map(Number);
	return minutes! * 60 + seconds!;
};

test('an instructor builds an assessment; a candidate with extra time sits it to the end and reloads on the way; the live list shows them', async ({
	page,
	browser,
}) => {
	const title = `Circuit ${Date.now()}`;
	const watcher = await openInstructor(browser);
	const code = await buildAssessment(watcher, title);

	await signInAsDemo(page);
	await page.getByRole('link', { name: 'Assessments' }).click();
	await expectAccessible(page, 'what is to be sat');
	await page.getByRole('link', { name: title }).click();
	await page.waitForURL('**/sittings/*');
	await page.waitForLoadState('networkidle');
	const number = await page.locator('dd.font-mono').innerText();
	await expect(page.getByText('Times include your extra time of 25 %.')).toBeVisible();
	await expectAccessible(page, 'the door of an assessment');
	await picture(page, 'sitting');
	await page.getByLabel('Start code').fill('WRONG');
	await page.getByRole('button', { name: 'Begin the first station' }).click();
	await expect(page.getByText('This is not the start code.')).toBeVisible();
	await page.getByLabel('Start code').fill(code.toLowerCase());
	await page.getByRole('button', { name: 'Begin the first station' }).click();

	await expect(page.getByText('Assessment: station 1 of 2')).toBeVisible();
	const row = watcher.getByRole('row').filter({ hasText: number });
	await expect(row).toContainText('Reading');
	await page.getByRole('button', { name: 'Go in' }).click();
	await expect(composer(page)).toBeVisible();
	expect(await secondsLeft(page)).toBeGreaterThan(590);
	await expect(page.getByRole('button', { name: 'Leave the room' })).toHaveCount(0);
	await expectAccessible(page, 'a station');
	await picture(page, 'station');
	await say(page, 'Do you have any allergies?');
	const before = await secondsLeft(page);
	await page.reload();
	await expect(page.getByText('Do you have any allergies?')).toBeVisible();
	expect(await secondsLeft(page)).toBeLessThanOrEqual(before);
	await expect(row).toContainText('Consultation');
	await expect(row).toContainText('1 of 2');
	await expectAccessible(watcher, 'the live list');
	await picture(watcher, 'live');
	const first = page.url();
	await handIn(page);

	await expect(page.getByText('Station 1 is submitted')).toBeVisible();
	await expectAccessible(page, 'between stations');
	await expect(row).toContainText('Between stations');
	expect((await page.goto(`${first}/feedback`))!.status()).toBe(403);
	await expect(page.getByText('are not released yet')).toBeVisible();
	await page.goto('/sittings');
	await page.getByRole('link', { name: title }).click();
	await page.getByRole('button', { name: 'Begin station 2' }).click();
	await expect(page.getByText('Assessment: station 2 of 2')).toBeVisible();
	await page.getByRole('button', { name: 'Go in' }).click();
	await expect(composer(page)).toBeVisible();
	await handIn(page);
	await expect(page.getByText('when your school releases them')).toBeVisible();
	await expectAccessible(page, 'the end of an assessment');
	await expect(row).toContainText('Finished');
	await watcher.context().close();
});

test('a student has no way into building or watching an assessment', async ({ page }) => {
	await signInAsDemo(page);
	expect((await page.goto('/assessments'))!.status()).toBe(403);
});

for (const colorScheme of ['light', 'dark'] as const) {
	test(`every state of an assessment is accessible, ${colorScheme}`, async ({ browser }) => {
		const context = await browser.newContext({ colorScheme });
		const page = await context.newPage();
		for (const screen of ['assessments', 'assessment', 'assessment-draft', 'assessment-new']) {
			await page.goto(`/design/${screen}`);
			await page.waitForLoadState('networkidle');
			await expectAccessible(page, screen);
		}
		for (const screen of ['live', 'sittings', 'sitting', 'sitting-wrong-code', 'sitting-done']) {
			await page.goto(`/design/${screen}`);
			await page.waitForLoadState('networkidle');
			await expectAccessible(page, screen);
		}
		await context.close();
	});
}
