import { expect, test } from '@playwright/test';
import { arriveAsStudent } from './newPeople.ts';
import { composer, enterRoom, expectAccessible, linesOf, picture, say } from './room.ts';

test('a student takes a history, acts, writes a note, and reads marks that quote their own words', async ({
	page,
	baseURL,
}) => {
	await page.goto('/');
	await expectAccessible(page, 'sign-in');
	await picture(page, '1-sign-in');
	await arriveAsStudent(page, baseURL!);
	await expectAccessible(page, 'the library');
	await picture(page, '2-library');
	const card = page.getByRole('article', { name: /Chest discomfort/ });
	await card.locator('button, a').last().click();
	await page.waitForURL('**/consultations/*');
	await expectAccessible(page, 'the briefing');
	await picture(page, '3-briefing');
	await page.getByRole('button', { name: 'Begin the consultation' }).click();

	await say(page, 'Hello, my name is Sam Lee, I am a medical student. Is it all right if we talk?');
	await say(page, 'What brings you in today?');
	await say(page, 'When did the pain start?');
	await say(page, 'Does it spread anywhere else?');
	await say(page, 'Do you have any allergies?');
	await expectAccessible(page, 'the room');
	await picture(page, '4-room');

	await page.getByRole('tab', { name: 'Tests' }).click();
	await page.getByRole('searchbox', { name: 'Search tests' }).fill('ECG');
	await page.getByRole('button', { name: /ECG/ }).first().click();
	await expect(linesOf(page, 'narrator').filter({ hasText: 'ECG' })).toHaveCount(1);
	await picture(page, '5-finding');

	await page.getByRole('tab', { name: 'Hint' }).click();
	await page.getByRole('button', { name: 'Ask for a hint' }).click();
	await expect(page.getByText('Hint 1')).toBeVisible();
	await expect(page.getByText('1 hint used', { exact: false })).toBeVisible();
	await expectAccessible(page, 'the room with a hint');
	await picture(page, '5-hint');

	await page.getByRole('button', { name: 'End the conversation' }).click();
	await expectAccessible(page, 'the question before the end');
	await page.getByRole('button', { name: 'Finish and write the note' }).click();

	await page
		.getByLabel('Summary', { exact: true })
		.fill('58 year old man with chest pain at rest.');
	await page.getByRole('button', { name: 'Add a diagnosis' }).click();
	await page.getByPlaceholder('Diagnosis').fill('Acute myocardial infarction');
	await page
		.getByLabel('Plan', { exact: true })
		.fill('Call cardiology for primary PCI, aspirin 300 mg.');
	await expectAccessible(page, 'the note');
	await picture(page, '6-note');
	await page.getByRole('button', { name: 'Hand in', exact: true }).first().click();
	await page
		.getByRole('dialog')
		.or(page.getByRole('alertdialog'))
		.getByRole('button', { name: 'Hand in' })
		.click();

	await page.waitForURL('**/feedback');
	await expect(page.getByRole('heading', { name: 'How did it go?' })).toBeVisible();
	await expectAccessible(page, 'the question before the marks');
	await picture(page, '7-self-rating');
	await page
		.getByRole('radiogroup')
		.first()
		.getByRole('radio', { name: /about half/ })
		.click();
	await page.getByRole('button', { name: 'Show my marks', exact: true }).click();
	await expect(page.getByText('Marked by rules')).toBeVisible({ timeout: 20_000 });
	const item = page.locator('#item-asked_allergies');
	await expect(item.getByText('Met')).toBeVisible();
	await item.locator('summary').click();
	await expect(item.getByText(/“.*allergies.*”/).last()).toBeVisible();
	await expect(page.getByRole('heading', { name: 'One hint was used' })).toBeVisible();
	await expectAccessible(page, 'the feedback');
	await picture(page, '7-feedback');

	const missed = page.locator('#item-asked_dissection');
	const ask = missed.getByRole('button', { name: 'I did ask that' });
	await expect(ask).toBeVisible();
	await ask.focus();
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Where did you ask it?' });
	await dialog.getByRole('radio', { name: /spread anywhere else/ }).click();
	await expectAccessible(page, 'the question where it was asked');
	await picture(page, '8-dispute');
	await dialog.getByRole('button', { name: 'This is the line' }).click();
	await expect(missed.getByText('You pointed at this line, and a teacher')).toBeVisible();
	await expect(missed.getByText('Provisional')).toBeVisible();
	await expect(ask).toHaveCount(0);
	await picture(page, '9-disputed');

	await page.getByRole('button', { name: 'Report the reply in line 2', exact: true }).click();
	const report = page.getByRole('dialog', { name: 'What is wrong with this reply?' });
	await report.getByRole('radio', { name: /does not answer/ }).click();
	await picture(page, '10-report');
	await report.getByRole('button', { name: 'Send the report' }).click();
	await expect(page.getByText('reported', { exact: true })).toBeVisible();

	const first = page.url();
	await page
		.getByRole('listitem')
		.filter({ hasText: 'When did the pain start?' })
		.getByRole('button', { name: /Retry from line/ })
		.click();
	await picture(page, '11-retry');
	await page.getByRole('button', { name: 'Go back there' }).click();
	await expect(composer(page)).toBeVisible();
	expect(page.url()).not.toBe(first);
	await expect(linesOf(page, 'student')).toHaveCount(2);
	await say(page, 'Where is the pain?');
	await expect(linesOf(page, 'student')).toHaveCount(3);
});

test('a reload in the middle of a reply, and a draft left in the composer, lose nothing', async ({
	page,
	baseURL,
}) => {
	await arriveAsStudent(page, baseURL!);
	await enterRoom(page, 'chest-pain');
	await composer(page).fill('What brings you in today?');
	await composer(page).press('Enter');
	const spoken = page.locator('li[aria-hidden="true"]');
	await expect(spoken).toContainText(/\w+ \w+/);
	const before = (await spoken.innerText()).trim().slice(0, 8);
	await page.reload();
	await expect(linesOf(page, 'student')).toHaveCount(1);
	await expect(linesOf(page, 'patient')).toHaveCount(1, { timeout: 30_000 });
	await expect(linesOf(page, 'patient')).toContainText(before);

	await composer(page).fill('And how bad is');
	await page.reload();
	await expect(composer(page)).toHaveValue('And how bad is');
});
