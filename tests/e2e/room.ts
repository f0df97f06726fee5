/** What a student's hands do: shared by the journeys. */
import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

declare global {
	interface Window {
		axe: typeof axe;
	}
}

export async function signInAsDemo(page: Page, role = 'Student'): Promise<void> {
	await page.goto('/sign-in');
	await page.getByRole('button', { name: role, exact: true }).click();
	await page.waitForURL('**/library');
	// The address changes before the page's own requests have ended.
	await page.waitForLoadState('networkidle');
}

/** Starts a consultation of its own, whatever other journeys left unfinished, and goes in. */
export async function enterRoom(
	page: Page,
	slug: string,
	language: 'en' | 'zh-CN' = 'en',
): Promise<string> {
	const response = await page.request.post('/api/consultations', {
		data: { commandId: crypto.randomUUID(), slug, language },
	});
	const { consultationId } = await response.json();
	await page.goto(`/consultations/${consultationId}`);
	await picture(page, `briefing-${slug}-${language}`);
	await page.getByRole('button', { name: /^(Begin the consultation|开始问诊)/ }).click();
	await expect(composer(page)).toBeVisible();
	return consultationId;
}

export const composer = (page: Page) => page.locator('textarea[enterkeyhint="send"]');
export const linesOf = (page: Page, speaker: 'student' | 'patient' | 'narrator') =>
	page.locator(`[data-speaker="${speaker}"]`);

/** Says one thing and waits until the patient has answered it to the end. */
export async function say(page: Page, text: string): Promise<void> {
	const before = await linesOf(page, 'patient').count();
	await composer(page).fill(text);
	await composer(page).press('Enter');
	await expect(linesOf(page, 'patient')).toHaveCount(before + 1, { timeout: 30_000 });
}

/** @param where names the screen in the failure. @param rules all, where none are named. */
export async function expectAccessible(
	page: Page,
	where: string,
	rules: string[] = [],
): Promise<void> {
	await page.evaluate(axe.source);
	// Nothing is shown in frames, and only violations are told: the checker’s own runner, which gathers frames in
	// another page and describes every element that passes, takes three times as long to find the same.
	const options: axe.RunOptions = {
		resultTypes: ['violations'],
		...(rules.length > 0 && { runOnly: rules }),
	};
	const { violations } = await page.evaluate((how) => window.axe.run(document, how), options);
	const found = violations.map(
		({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
	);
	expect(found, `accessibility of ${where}`).toEqual([]);
}

/** In light, and whether what is read can be told from its ground in dark too: nothing else differs. */
export async function expectAccessibleInBoth(page: Page, where: string): Promise<void> {
	await page.emulateMedia({ colorScheme: 'light' });
	await expectAccessible(page, where);
	await page.emulateMedia({ colorScheme: 'dark' });
	// Colours that are still fading are nobody's.
	await page.evaluate(() =>
		Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
	);
	await expectAccessible(page, `${where}, dark`, ['color-contrast']);
}

/** Pictures of every screen, kept only when a folder is named. */
export async function picture(page: Page, name: string, widths = [390, 1440]): Promise<void> {
	const folder = process.env.PICTURES;
	if (!folder) return;
	for (const width of widths) {
		await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
		await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: width === 390 });
	}
}

/** After handing in: on to the marks, without rating oneself. */
export async function skipSelfRating(page: Page) {
	await page.waitForURL('**/feedback');
	await page.getByRole('button', { name: 'Skip and show my marks' }).click();
}
