import { expect, test, type Page } from '@playwright/test';
import {
	addStudent,
	beginAssessment,
	chooseStations,
	giveExtraTime,
	openInstructor,
	openNow,
	seal,
} from './buildAssessment.ts';
import { arriveAsStudent } from './newPeople.ts';
import {
	composer,
	expectAccessible,
	expectAccessibleInBoth,
	picture,
	say,
	signInAsDemo,
} from './room.ts';

/** Two stations, one student with 25 % extra time, open now. @returns the start code. */
async function buildAssessment(page: Page, title: string, name: string): Promise<string> {
	await beginAssessment(page, title);
	await expectAccessible(page, 'a new assessment');
	await chooseStations(page, ['chest-pain', 'abdominal-pain']);
	await openNow(page);
	await addStudent(page, name);
	await expect(page.getByText('1 candidate', { exact: true })).toBeVisible();
	await giveExtraTime(page, name, 25);
	await expectAccessible(page, 'an assessment that is ready');
	await picture(page, 'assessment-draft');
	return (await seal(page, title)).code;
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
	baseURL,
}) => {
	const title = `Circuit ${Date.now()}`;
	const { name } = await arriveAsStudent(page, baseURL!);
	const watcher = await openInstructor(browser);
	const code = await buildAssessment(watcher, title, name);

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
	await page.getByRole('button', { name: 'Begin the consultation' }).click();
	await expect(composer(page)).toBeVisible();
	expect(await secondsLeft(page)).toBeGreaterThan(590);
	await expect(page.getByRole('button', { name: 'Leave the consultation' })).toHaveCount(0);
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
	await page.getByRole('button', { name: 'Begin the consultation' }).click();
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

test('every state of an assessment is accessible, light and dark', async ({ page }) => {
	for (const screen of [
		...['assessments', 'assessment', 'assessment-draft', 'assessment-new', 'live'],
		...['sittings', 'sitting', 'sitting-wrong-code', 'sitting-done'],
	]) {
		await page.goto(`/design/${screen}`);
		await page.waitForLoadState('networkidle');
		await expectAccessibleInBoth(page, screen);
	}
});
