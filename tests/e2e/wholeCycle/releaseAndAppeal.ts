/** The results are released; a candidate reads theirs and appeals; somebody who did not mark it answers. */
import { expect, type Page } from '@playwright/test';
import { m } from '#lib/paraglide/messages.js';
import { expectAccessible } from '../room.ts';
import type { BrowserCandidate } from './sitInBrowser.ts';

/** Presses a button that asks first. */
async function confirm(page: Page, name: string): Promise<void> {
	await page.getByRole('button', { name, exact: true }).click();
	const dialog = page.getByRole('alertdialog');
	await dialog.getByRole('button', { name, exact: true }).click();
}

export async function release(page: Page, assessmentId: string): Promise<void> {
	await page.goto(`/assessments/${assessmentId}`);
	await page.waitForLoadState('networkidle');
	await confirm(page, 'Close it now');
	await expect(page.getByRole('button', { name: 'Close it now' })).toHaveCount(0);
	await page.goto(`/assessments/${assessmentId}/release`);
	await page.waitForLoadState('networkidle');
	await expect(page.getByText('Nobody has been told a result yet.')).toBeVisible();
	await expectAccessible(page, 'before a release');
	await confirm(page, 'Release');
	await expect(page.getByText(/^Results have been out since/)).toBeVisible();
	await expectAccessible(page, 'a release');
}

const reasons = {
	en: 'I asked about the pain in line three, and it was not counted.',
	'zh-CN': '我在第三句话里已经问过疼痛的情况，但没有计分，请复核。',
};

const position = 1;

export async function appeal(candidate: BrowserCandidate, assessmentId: string): Promise<void> {
	const { page, guise } = candidate;
	await page.goto(`/sittings/${assessmentId}`);
	await page.waitForLoadState('networkidle');
	await candidate.meet('a result');
	await candidate.button(m.aplOpen({ position }, candidate.in)).click();
	await page.getByLabel(m.aplWords({}, candidate.in)).fill(reasons[guise.locale]);
	await candidate.meet('an appeal that is written');
	await candidate.button(m.aplSend({}, candidate.in)).click();
	await expect(page.getByText(m.aplOpenMeans({}, candidate.in))).toBeVisible();
	await candidate.meet('an open appeal');
}

const answer =
	'The transcript was read again: the question stands there, and it was counted already.';

/** @param page of somebody who marked nothing. */
export async function answerAppeal(page: Page, assessmentId: string): Promise<void> {
	await page.goto(`/assessments/${assessmentId}/appeals`);
	await page.waitForLoadState('networkidle');
	await expectAccessible(page, 'the appeals');
	await page.getByRole('link', { name: /^Candidate \d+, station 1/ }).click();
	await page.waitForURL('**/appeals/*');
	await page.waitForLoadState('networkidle');
	await expectAccessible(page, 'an appeal');
	await page.getByRole('radio', { name: /^The mark stands/ }).check();
	await page.getByLabel('What the candidate reads').fill(answer);
	await confirm(page, 'Send the answer');
	await expect(page.getByText(answer)).toBeVisible();
}

export async function readAnswer({ page }: BrowserCandidate): Promise<void> {
	await page.reload();
	await expect(page.getByText(answer)).toBeVisible();
}
