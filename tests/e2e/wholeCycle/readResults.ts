/** Staff read the results, and take them away as files. */
import { parse } from 'csv-parse/sync';
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../room.ts';

type Row = Record<string, string>;

async function download(page: Page, path: string): Promise<Row[]> {
	const response = await page.request.get(new URL(path, page.url()).href);
	expect(response.headers()['content-disposition']).toContain('attachment');
	return parse(await response.body(), { bom: true, columns: true }) as Row[];
}

/** @param size of the year. @param stations that everybody sat. */
export async function readResults(
	page: Page,
	assessmentId: string,
	{ size, stations }: { size: number; stations: number },
): Promise<void> {
	const at = `/assessments/${assessmentId}`;
	await page.goto(`${at}/results`);
	const all = new RegExp(`Every sitting that was handed in is marked \\(${size * stations}\\)`);
	await expect(page.getByText(all)).toBeVisible();
	// Who asks more was graded better: each line climbs, and cuts at borderline.
	await expect(page.getByText(/^Cut = .* × 2 = .* points/)).toHaveCount(stations);
	await expectAccessible(page, 'results');
	await page.goto(`${at}/results/report`);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Report');
	await expectAccessible(page, 'a report');
	await page.goto(`${at}/agreement`);
	await expect(page.getByRole('table').first()).toBeVisible();
	await expectAccessible(page, 'how markers agree');
	expect(await download(page, `${at}/results/wide.csv`)).toHaveLength(size);
	expect((await download(page, `${at}/results/long.csv`)).length).toBeGreaterThan(size * stations);
}
