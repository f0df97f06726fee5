/** An instructor marks one sitting by hand: the grade before any mark, a mark changed with a reason, the signature. */
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../room.ts';

async function giveReason(page: Page, reason: string): Promise<void> {
	const field = page.getByRole('textbox', { name: 'Reason' });
	await field.fill(reason);
	await field.press('Control+Enter');
	await expect(field).toHaveCount(0);
}

/** What nobody could judge waits open, one after another. A level that stands already needs no reason, nor does a second marker. */
async function decideWaiting(page: Page): Promise<void> {
	const left = async () =>
		(await page.getByText(/items? waits? for a decision/).allInnerTexts()).join();
	for (let before = await left(); before !== ''; before = await left()) {
		const field = page.getByRole('textbox', { name: 'Reason' });
		await page.keyboard.press('0');
		await expect
			.poll(async () => (await field.isVisible()) || (await left()) !== before)
			.toBe(true);
		if (await field.isVisible()) await giveReason(page, 'Nothing of it was said.');
		await expect.poll(left).not.toBe(before);
	}
}

async function grade(page: Page): Promise<void> {
	await expect(page.getByText('How was it as a whole?')).toBeVisible();
	await page.waitForLoadState('networkidle');
	// Before the grade no mark is told.
	await expect(page.locator('[id^="item-"]')).toHaveCount(0);
	await expectAccessible(page, 'a sitting before its grade');
	await page.keyboard.press('3');
	await page.keyboard.press('Enter');
	await expect(page.getByText('Your grade: Clear pass')).toBeVisible();
	await expectAccessible(page, 'a sitting after its grade');
	await decideWaiting(page);
}

/** Straight on to the next. */
async function sign(page: Page): Promise<void> {
	const before = page.url();
	await page.getByRole('button', { name: 'Sign', exact: true }).click();
	await expect(page).not.toHaveURL(before);
}

/** Until one came up that nobody else marks first: there a mark is changed. @returns how many were signed. */
export async function markInBrowser(page: Page, assessmentId: string): Promise<number> {
	await page.goto(`/assessments/${assessmentId}/marking`);
	await page.waitForLoadState('networkidle');
	await expectAccessible(page, 'how far marking is');
	await page.getByRole('button', { name: 'Mark the next', exact: true }).click();
	await grade(page);
	let signed = 1;
	for (; await page.getByText('You mark this a second time').isVisible(); signed += 1) {
		await sign(page);
		await grade(page);
	}
	const changed = page.locator('#item-no_harm, #item-did_no_harm, #item-no_judgement').first();
	await changed.click();
	await page.keyboard.press('0');
	await giveReason(page, 'Spoke over the patient twice.');
	await expect(changed).toContainText('Decided by');
	await sign(page);
	// Left by the way back, the one that came up is given back.
	await page.locator(`a[href="/assessments/${assessmentId}/marking"]`).first().click();
	await expect(page.getByRole('button', { name: 'Mark the next', exact: true })).toBeVisible();
	return signed;
}
