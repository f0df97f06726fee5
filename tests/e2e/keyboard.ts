/** A student without a mouse: what is used is reached by Tab, as they would. */
import { expect, type Locator, type Page } from '@playwright/test';

/** More than any screen has. */
const mostStops = 250;

/** @throws where Tab does not lead there: it cannot be reached, or the focus is caught on the way. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
	await expect(target).toBeVisible();
	const wanted = await target.elementHandle();
	const isThere = () => page.evaluate((element) => element === document.activeElement, wanted);
	for (let stop = 0; stop < mostStops; stop += 1) {
		if (await isThere()) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`${mostStops} times Tab do not lead to ${String(target)}.`);
}

export async function press(page: Page, target: Locator): Promise<void> {
	await tabTo(page, target);
	await page.keyboard.press('Enter');
}

export async function type(page: Page, target: Locator, text: string): Promise<void> {
	await tabTo(page, target);
	await page.keyboard.insertText(text);
}
