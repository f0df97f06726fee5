/** An instructor marks one sitting by hand: the grade before any mark, a mark changed with a reason, the signature. */
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../room.ts';

const waiting = (page: Page) => page.locator('[id^="item-"][aria-expanded="true"]');

async function decide(page: Page, reason: string): Promise<void> {
	const field = page.getByRole('textbox', { name: 'Reason' });
	await page.keyboard.press('0');
	await field.fill(reason);
	await field.press('Control+Enter');
	await expect(field).toHaveCount(0);
}

/** What nobody could judge waits open, one after another. */
async function decideWaiting(page: Page): Promise<void> {
	while (await page.getByText(/items? waits? for a decision/).isVisible()) {
		const id = await waiting(page).getAttribute('id');
		await decide(page, 'Nothing of it was said.');
		await expect(page.locator(`#${id}`)).toContainText('Decided by');
	}
}

export async function markInBrowser(page: Page, assessmentId: string): Promise<void> {
	await page.goto(`/assessments/${assessmentId}/marking`);
	await page.waitForLoadState('networkidle');
	await expectAccessible(page, 'how far marking is');
	await page.getByRole('button', { name: 'Mark the next', exact: true }).click();
	await expect(page.getByText('How was it as a whole?')).toBeVisible();
	// Before the grade no mark is told, not even in the page's own data.
	await expect(page.locator('[id^="item-"]')).toHaveCount(0);
	expect(await page.content()).not.toContain('Decided by');
	await page.waitForLoadState('networkidle');
	await expectAccessible(page, 'a sitting before its grade');
	await page.keyboard.press('3');
	await page.keyboard.press('Enter');
	await expect(page.getByText('Your grade: Clear pass')).toBeVisible();
	await expectAccessible(page, 'a sitting after its grade');
	await decideWaiting(page);

	const changed = page.locator('#item-no_harm, #item-did_no_harm, #item-no_judgement').first();
	await changed.click();
	await decide(page, 'Spoke over the patient twice.');
	await expect(changed).toContainText('Decided by');
	await page.getByRole('button', { name: 'Sign', exact: true }).click();
	await expect(page.getByText('Signed. It stays as it is.')).toBeVisible();
	await expectAccessible(page, 'a signed sitting');
}
