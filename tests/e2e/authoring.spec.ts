import { expect, test, type Page } from '@playwright/test';
import { composer, expectAccessible, linesOf, picture, signInAsDemo } from './room.ts';

const slug = `tired-${Date.now().toString(36)}`;

test('an instructor writes a case from an empty page, mends a fault at its line, tries it and publishes; a student finds it', async ({
	page,
	browser,
}) => {
	await signInAsDemo(page, 'Instructor');
	await page.getByRole('link', { name: 'Cases' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Cases' })).toBeVisible();
	await expectAccessible(page, 'the list of cases');
	await picture(page, '11-cases');
	await page.getByLabel('Short name').fill(slug);
	await page.getByLabel('What the patient comes with').selectOption('cough');
	await page.getByRole('button', { name: 'Begin' }).click();
	await page.waitForURL(`**/cases/${slug}`);

	const faults = page.getByRole('status').filter({ hasText: /fault/i });
	await expect(faults).toHaveText('No faults', { timeout: 20_000 });
	await expectAccessible(page, 'the editor');
	await picture(page, '12-editor');

	// A slip in the text is named with its line, and gone once it is mended.
	const text = page.getByRole('textbox', { name: 'Patient, as text' });
	await text.getByText('level:').first().click();
	await page.keyboard.press('Home');
	await page.keyboard.type('q');
	const fault = page.getByRole('button', { name: /Patient, line \d+: "qlevel" is not a field/ });
	await expect(fault).toBeVisible();
	await expect(page.locator('.cm-lint-marker-error').first()).toBeVisible();
	await expectAccessible(page, 'a fault');
	await fault.click();
	await page.keyboard.press('Delete');
	await expect(faults).toHaveText('No faults');

	// The form writes into the same text, and the note beside the value stays.
	await page.getByLabel('Title', { exact: true }).fill('Always tired, 40');
	await page.getByLabel('Title for colleagues').fill('Anaemia, woman of 40');
	await page.getByLabel('Level', { exact: true }).focus();
	await expect(text).toContainText('title: Always tired, 40 # what students see');
	await expect(page.locator('[data-save-state="saved"]')).toBeVisible();

	await page.getByRole('tab', { name: 'Mood chart' }).click();
	await expect(page.getByRole('img', { name: /3 states/ })).toBeVisible();
	await expectAccessible(page, 'the mood chart');
	await picture(page, '13-chart');

	await page.getByRole('tab', { name: 'Try it' }).click();
	await page.getByRole('tabpanel').getByRole('button', { name: 'Begin' }).click();
	await composer(page).fill('When did it begin?');
	await composer(page).press('Enter');
	await expect(linesOf(page, 'patient')).toContainText(['It began about two weeks ago.'], {
		timeout: 30_000,
	});
	await expect(page.getByText('Told: Began two weeks ago')).toBeVisible();
	await expect(page.getByText(/items earned so far/)).toBeVisible();
	await expectAccessible(page, 'a try-out');
	await picture(page, '14-try');

	await page.getByRole('button', { name: 'Publish' }).click();
	await expect(page.getByText('Published: patient version 1, rubric version 1.')).toBeVisible();
	await page.getByRole('tab', { name: 'Versions' }).click();
	await page.getByRole('link', { name: 'Compare with the draft' }).first().click();
	await expect(page.getByText('The two are equal.')).toBeVisible();

	const context = await browser.newContext();
	const student = await context.newPage();
	await signInAsDemo(student);
	await expect(student.getByText('Always tired, 40')).toBeVisible();
	await expect(student.getByRole('link', { name: 'Cases' })).toHaveCount(0);
	expect((await student.goto('/cases'))!.status()).toBe(403);
	await context.close();
});

test('a case goes out as a zip; what is no case is refused by name', async ({ page }) => {
	await signInAsDemo(page, 'Instructor');
	await page.goto('/cases');
	await page.getByLabel('Take in a zip').setInputFiles({
		...{ name: 'case.zip', mimeType: 'application/zip', buffer: Buffer.from('no zip at all') },
	});
	await page.getByRole('button', { name: 'Take in', exact: true }).click();
	await expect(page.getByText('This is not a zip that can be read.')).toBeVisible();
	await page.getByRole('button', { name: /^Copy/ }).first().click();
	const copy = `copied-${Date.now().toString(36)}`;
	await page.getByLabel('Short name of the copy').fill(copy);
	await page.getByRole('button', { name: 'Copy', exact: true }).last().click();
	await page.waitForURL(`**/cases/${copy}`);
	await expectPasteRefused(page);
	const response = await page.request.get(`/cases/${copy}/export`);
	expect(response.headers()['content-type']).toBe('application/zip');
	await page.goto('/cases');
	await page.getByLabel('Take in a zip').setInputFiles({
		...{ name: 'case.zip', mimeType: 'application/zip', buffer: await response.body() },
	});
	await page.getByRole('button', { name: 'Take in', exact: true }).click();
	await expect(
		page.getByText('Your school already writes a case with this short name.'),
	).toBeVisible();
});

/** Five megabytes: neither saved nor checked, with a sentence; what was saved before is there. */
async function expectPasteRefused(page: Page): Promise<void> {
	const faults = page.getByRole('status').filter({ hasText: /fault|checked/i });
	await expect(faults).toHaveText('No faults', { timeout: 20_000 });
	const text = page.getByRole('textbox', { name: 'Patient, as text' });
	const before = await text.innerText();
	await text.click();
	await text.evaluate((field) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', 'more: words\n'.repeat((5 * 1024 * 1024) / 12));
		field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
	});
	await expect(page.getByText(/longer than 1 MB, so it was not saved/)).toBeVisible();
	await expect(faults).toHaveText('Not checked yet');
	await page.reload();
	await expect(faults).toHaveText('No faults', { timeout: 20_000 });
	expect(await text.innerText()).toBe(before);
}
