/** An administrator lets a year of thirty in by a file. */
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { expect, type Page } from '@playwright/test';
import type { Invited } from '../newPeople.ts';
import { expectAccessible } from '../room.ts';

export const cohort = 'Final year';
export const size = 30;

/** Every third one writes their name in Chinese. */
const rowOf = (at: number) => {
	const number = String(at + 1).padStart(2, '0');
	const name = at % 3 === 0 ? `学生 ${number}` : `Student ${number}`;
	return `${name},final.${number}@hill.example,HM-${number},${cohort}`;
};

const roster = () => {
	const rows = Array.from({ length: size }, (_, at) => rowOf(at));
	return Buffer.from(['name,email,student number,cohort', ...rows, ''].join('\n'));
};

/** @returns them in the order of the file, each with the link that is theirs. */
export async function importRoster(page: Page): Promise<Invited[]> {
	await page.goto('/admin/people/import');
	await page.waitForLoadState('networkidle');
	const file = { name: 'year.csv', mimeType: 'text/csv', buffer: roster() };
	await page.getByLabel('File').setInputFiles(file);
	await page.getByRole('button', { name: 'Check' }).click();
	await expect(page.getByRole('heading', { name: 'What would happen' })).toBeVisible();
	await expectAccessible(page, 'a roster before it is imported');
	await page.getByRole('button', { name: 'Import', exact: true }).click();
	await expect(page.getByText('Imported.')).toBeVisible();
	await expectAccessible(page, 'an imported roster');
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download links (CSV)' }).click();
	const links = await readFile(await (await downloading).path());
	const rows = parse(links, { bom: true, columns: true }) as Invited[];
	expect(rows).toHaveLength(size);
	return rows;
}
