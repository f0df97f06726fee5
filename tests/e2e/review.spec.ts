import { expect, test, type Page } from '@playwright/test';
import { anonymousNumber } from '../../src/lib/domain/review/anonymousNumber.ts';
import { arriveAsStudent } from './newPeople.ts';
import {
	enterRoom,
	expectAccessible,
	expectAccessibleInBoth,
	picture,
	say,
	signInAsDemo,
	skipSelfRating,
} from './room.ts';

/** Hands in a consultation with a line that no rule understands. @returns its id. */
async function finishConsultation(page: Page, baseURL: string): Promise<string> {
	await arriveAsStudent(page, baseURL);
	const id = await enterRoom(page, 'chest-pain');
	await say(page, 'Do you have any allergies?');
	await say(page, 'Flibber the wotsit, with the gubbins?');
	await page.getByRole('button', { name: 'End the conversation' }).click();
	await page.getByRole('button', { name: 'Finish and write the note' }).click();
	await page.getByLabel('Plan', { exact: true }).fill('Call cardiology.');
	await page.getByRole('button', { name: 'Hand in', exact: true }).first().click();
	await page.getByRole('alertdialog').getByRole('button', { name: 'Hand in' }).click();
	await skipSelfRating(page);
	await expect(page.getByText('Marked by rules')).toBeVisible({ timeout: 20_000 });
	return id;
}

test('what no rule could judge waits for an instructor, who decides it by keyboard; the student sees the mark', async ({
	page,
	browser,
	baseURL,
}) => {
	const consultationId = await finishConsultation(page, baseURL!);
	await expect(page.locator('#item-answered_feeling')).toContainText('Not scored');

	const context = await browser.newContext();
	const instructor = await context.newPage();
	await signInAsDemo(instructor, 'Instructor');
	await instructor.getByRole('link', { name: 'Reviews' }).click();
	const number = anonymousNumber(consultationId);
	const row = instructor.getByRole('listitem').filter({ has: instructor.getByText(number) });
	await expect(row).toContainText('No grader could judge');
	await expectAccessible(instructor, 'the queue');
	await picture(instructor, '8-reviews');
	await row.getByRole('link').click();
	await expect(instructor.getByRole('heading', { level: 1 })).toContainText(`Review ${number}`);
	await expect(instructor.getByText(/items wait for a decision/)).toBeVisible();
	await instructor.waitForLoadState('networkidle');
	await expectAccessible(instructor, 'a review');
	await picture(instructor, '9-review');

	// The first that waits is given a mark that rests on the student's words.
	await instructor.keyboard.press('1');
	await instructor.getByRole('button', { name: 'The mark rests on line 1' }).click();
	await instructor.getByRole('textbox', { name: 'Reason' }).fill('Kind enough for this.');
	await expectAccessible(instructor, 'a decision under way');
	await picture(instructor, '10-deciding');
	await instructor.getByRole('textbox', { name: 'Reason' }).press('Control+Enter');
	const decided = instructor.locator('#item-answered_feeling');
	await expect(decided).toContainText('Decided by');

	// What is left is not given; with the last one the review closes.
	const left = instructor.locator('[id^="item-"][aria-expanded="true"]');
	for (const item of ['explained', 'summarised']) {
		await expect(left).toHaveId(`item-${item}`);
		await instructor.keyboard.press('0');
		const reason = instructor.getByRole('textbox', { name: 'Reason' });
		await reason.fill('Nothing of it was said.');
		await reason.press('Control+Enter');
		await expect(instructor.locator(`#item-${item}`)).toContainText('Decided by');
	}
	await expect(instructor.getByText(/^Closed by/)).toBeVisible();
	await instructor.getByRole('link', { name: 'All that waits' }).click();
	await expect(instructor.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(instructor.getByText(number)).toHaveCount(0);
	await context.close();

	await page.reload();
	const item = page.locator('#item-answered_feeling');
	await expect(item).not.toContainText('Not scored');
	await item.locator('summary').click();
	await expect(item.getByText('“Do you have any allergies?”').last()).toBeVisible();
});

test('a student has no way into the review room', async ({ page }) => {
	await signInAsDemo(page);
	await expect(page.getByRole('link', { name: 'Reviews' })).toHaveCount(0);
	expect((await page.goto('/reviews'))!.status()).toBe(403);
});

test('every state of the review room is accessible, light and dark', async ({ page }) => {
	for (const screen of ['reviews', 'reviews-empty', 'review', 'review-deciding', 'review-taken']) {
		await page.goto(`/design/${screen}`);
		await page.waitForLoadState('networkidle');
		await expectAccessibleInBoth(page, screen);
	}
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
	await expectAccessibleInBoth(page, 'the keys');
});
