/** The new case is given to the year as practice. */
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../room.ts';
import { cohort, size } from './importRoster.ts';

export async function assignCase(page: Page, slug: string): Promise<void> {
	await page.goto('/cohorts');
	await page.getByRole('link', { name: cohort }).click();
	await page.waitForURL('**/cohorts/*');
	await page.waitForLoadState('networkidle');
	await page.getByLabel('Case').selectOption(slug);
	await page.getByLabel('Note to the students').fill('Before the finals.');
	await page.getByRole('button', { name: 'Assign', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Who has done what' })).toBeVisible();
	await expect(page.getByRole('row')).toHaveCount(size + 1);
	await expectAccessible(page, 'who has done what');
}
