import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, picture, signInAsDemo } from './room.ts';

const cohort = `Roster ${Date.now()}`;
const addressOf = (at: number) => `${cohort.toLowerCase().replace(' ', '.')}.${at}@hill.example`;

/** Thirty students; with a fault the address in line 8 is none. */
const roster = (hasFault: boolean) => {
	const lines = Array.from({ length: 30 }, (_, at) => {
		const email = hasFault && at === 6 ? 'nobody at hill' : addressOf(at);
		return `学生 ${at};${email};${cohort}-${at};${cohort}`;
	});
	return Buffer.from(`姓名;邮箱;学号;班级\r\n${lines.join('\r\n')}\r\n`);
};

async function choose(page: Page, buffer: Buffer) {
	await page.getByLabel('File').setInputFiles({ name: 'roster.csv', mimeType: 'text/csv', buffer });
	await page.getByRole('button', { name: 'Check' }).click();
	await expect(page.getByRole('heading', { name: 'What would happen' })).toBeVisible();
}

/** @returns the link of the first student, out of the file that is downloaded once. */
async function importRoster(page: Page): Promise<string> {
	await page.goto('/admin/people');
	await expectAccessible(page, 'people');
	await page.getByRole('link', { name: 'Import a roster' }).click();
	await page.waitForURL('**/import');
	await page.waitForLoadState('networkidle');
	await choose(page, roster(true));
	await expect(page.getByRole('row').filter({ hasText: 'nobody at hill' })).toContainText(
		'no address',
	);
	await expect(page.getByRole('button', { name: 'Import', exact: true })).toHaveCount(0);
	await expectAccessible(page, 'a roster with a fault');
	await picture(page, 'roster-fault');
	await choose(page, roster(false));
	await page.getByRole('button', { name: 'Import', exact: true }).click();
	await expect(page.getByText('Imported.')).toBeVisible();
	await expectAccessible(page, 'an imported roster');
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download links (CSV)' }).click();
	const file = await (await downloading).path();
	const rows = parse(await readFile(file), { bom: true, columns: true }) as { link: string }[];
	expect(rows).toHaveLength(30);
	return rows[0]!.link;
}

async function assignChestPain(page: Page) {
	await page.goto('/cohorts');
	await expectAccessible(page, 'cohorts');
	await page.getByRole('link', { name: cohort }).click();
	await page.waitForURL('**/cohorts/*');
	await page.waitForLoadState('networkidle');
	await page.getByLabel('Case').selectOption('chest-pain');
	await page.getByLabel('Note to the students').fill('Before the seminar.');
	await page.getByRole('button', { name: 'Assign', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Who has done what' })).toBeVisible();
	await expect(page.getByRole('row')).toHaveCount(31);
	await expectAccessible(page, 'who has done what');
	await picture(page, 'cohort-work');
}

test('an administrator mends and imports a roster, an instructor assigns a case, a student comes in by a link and sees it', async ({
	page,
	browser,
}) => {
	await signInAsDemo(page, 'Administrator');
	const link = await importRoster(page);

	const teaching = await browser.newContext();
	const instructor = await teaching.newPage();
	await signInAsDemo(instructor, 'Instructor');
	await assignChestPain(instructor);

	const learning = await browser.newContext();
	const student = await learning.newPage();
	await student.goto(link);
	await expect(student.getByText('学生 0')).toBeVisible();
	await student.waitForLoadState('networkidle');
	const password = 'correct horse battery staple';
	for (const field of await student.locator('input[type="password"]').all())
		await field.fill(password);
	await student.locator('button[type="submit"]').last().click();
	await student.waitForURL('**/library');
	const assigned = student.getByRole('region', { name: 'Assigned to you' });
	await expect(assigned).toContainText('Before the seminar.');
	await expect(assigned).toContainText('Not begun');
	await expectAccessible(student, 'the library with an assigned case');
	await picture(student, 'library-assigned');
	await assigned.getByRole('button').click();
	await student.waitForURL('**/consultations/*');

	await instructor.reload();
	await expect(instructor.getByRole('row').filter({ hasText: '学生 0' }).first()).toContainText(
		'Under way',
	);
	const csv = await instructor.request.get(`${instructor.url()}/work.csv`);
	expect(await csv.text()).toContain('Under way');

	// Deactivated, the student is out at the next step.
	await page.goto(`/admin/people?search=${encodeURIComponent(addressOf(0))}`);
	await page.waitForLoadState('networkidle');
	await page.getByRole('button', { name: 'Deactivate 学生 0' }).click();
	await page.getByRole('alertdialog').getByRole('button', { name: 'Deactivate' }).click();
	await expect(page.getByText('Saved.')).toBeVisible();
	await student.goto('/library');
	await student.waitForURL('**/sign-in**');
	await student.getByLabel('Email').fill(addressOf(0));
	await student.getByLabel('Password').fill(password);
	await student.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(student.getByText('This account is closed.')).toBeVisible();
	await Promise.all([teaching.close(), learning.close()]);
});

test('a student has no way to people, cohorts or a school’s settings', async ({ page }) => {
	await signInAsDemo(page);
	for (const path of [
		...['/admin/people', '/admin/people/import', '/admin/cohorts', '/admin/school', '/cohorts'],
		`/cohorts/${crypto.randomUUID()}`,
		`/cohorts/${crypto.randomUUID()}/work.csv`,
	]) {
		expect((await page.goto(path))!.status(), path).toBe(403);
	}
});
