/** An instructor writes a small case from an empty page, in two languages, tries it and publishes it. */
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import { composer, expectAccessible, linesOf } from '../room.ts';

export const slug = 'tired-story';

const textOf = (document: 'scenario' | 'rubric', language: Language) =>
	readFileSync(new URL(`tiredCase/${document}.${language}.yaml`, import.meta.url), 'utf8');

const faultsOf = (page: Page) => page.getByRole('status').filter({ hasText: /fault/i });

/** As from a clipboard: what is typed would be indented and closed by the editor's own help. */
async function paste(page: Page, text: string): Promise<void> {
	await page.evaluate((words) => navigator.clipboard.writeText(words), text);
	await page.keyboard.press('ControlOrMeta+V');
}

async function begin(page: Page, language: Language): Promise<void> {
	await page.goto('/cases');
	await page.waitForLoadState('networkidle');
	await page.getByLabel('Short name').fill(slug);
	await page.getByLabel('Language', { exact: true }).selectOption(language);
	await page.getByLabel('What the patient comes with').selectOption('delayed_result');
	await page.getByRole('button', { name: 'Begin' }).click();
	await page.waitForURL(`**/cases/${slug}`);
	if (language !== 'en') await page.goto(`/cases/${slug}?language=${language}`);
	await expect(faultsOf(page)).toHaveText('No faults', { timeout: 20_000 });
}

/** What stood there is gone; the parts come one after another. */
async function write(page: Page, field: Locator, parts: readonly string[]): Promise<void> {
	await field.click();
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.press('Delete');
	for (const part of parts) await paste(page, part);
}

const openDocument = async (page: Page, name: 'Patient' | 'Rubric') => {
	await page.getByRole('button', { name, exact: true }).click();
	return page.getByRole('textbox', { name: `${name}, as text` });
};

/** A slip of the fingers is named with its line, and gone once it is mended there. */
async function mendSlip(page: Page): Promise<void> {
	const fault = page.getByRole('button', { name: /Patient, line 9: "levle" is not a field/ });
	await expect(fault).toBeVisible();
	await fault.click();
	await expect(page.locator('.cm-lint-marker-error').first()).toBeVisible();
	await expectAccessible(page, 'a fault at its line');
	await page.keyboard.press('Shift+End');
	await paste(page, 'level: novice');
}

async function tryIt(page: Page): Promise<void> {
	await page.getByRole('tab', { name: 'Try it' }).click();
	await page.getByRole('tabpanel').getByRole('button', { name: 'Begin' }).click();
	await composer(page).fill('How are your periods?');
	await composer(page).press('Enter');
	await expect(linesOf(page, 'patient')).toContainText(['My periods have got really heavy'], {
		timeout: 30_000,
	});
	await expect(page.getByText('Told: Periods have become heavy')).toBeVisible();
	await expectAccessible(page, 'a try-out');
}

async function writeEnglish(page: Page): Promise<void> {
	await begin(page, 'en');
	await expectAccessible(page, 'the editor');
	const patient = textOf('scenario', 'en').replace('level: novice', 'levle: novice');
	await write(page, await openDocument(page, 'Patient'), patient.split(/^(?=facts:|affect:)/m));
	await mendSlip(page);
	await write(page, await openDocument(page, 'Rubric'), [textOf('rubric', 'en')]);
	await expect(faultsOf(page)).toHaveText('No faults');
	await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
	await tryIt(page);
}

async function writeChinese(page: Page): Promise<void> {
	await begin(page, 'zh-CN');
	await write(page, await openDocument(page, 'Patient'), [textOf('scenario', 'zh-CN')]);
	await write(page, await openDocument(page, 'Rubric'), [textOf('rubric', 'zh-CN')]);
	await expect(faultsOf(page)).toHaveText('No faults');
	await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
}

export async function writeCase(page: Page): Promise<void> {
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await writeEnglish(page);
	await writeChinese(page);
	await page.getByRole('button', { name: 'Publish' }).click();
	await expect(page.getByText('Published: patient version 1, rubric version 1.')).toBeVisible();
	await expectAccessible(page, 'a published case');
}
