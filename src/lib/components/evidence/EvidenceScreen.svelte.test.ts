import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { evidenceFixture } from '../fixtures/evidenceFixture.ts';
import EvidenceScreen from './EvidenceScreen.svelte';

describe('the evidence of a mark', () => {
	it('names each grader with its mark, and the words it rests on with their line', async () => {
		const screen = await render(EvidenceScreen, evidenceFixture('en'));
		await expect.element(screen.getByText('Rules, rubric 1: 2 of 2').first()).toBeVisible();
		await expect
			.element(screen.getByText('“When did you first notice it?” (line 6)').first())
			.toBeVisible();
	});
	it('gives a person’s decision with name and reason', async () => {
		const screen = await render(EvidenceScreen, evidenceFixture('en'));
		await expect.element(screen.getByText('Ada Obi, rubric 1', { exact: false })).toBeVisible();
		await expect.element(screen.getByText('Reason: Heard it.')).toBeVisible();
	});
	it('says which marks wait for a person, and never shows them as a zero', async () => {
		const screen = await render(EvidenceScreen, evidenceFixture('en'));
		await expect.element(screen.getByText('· waits for a person').first()).toBeVisible();
		await expect.element(screen.getByText('not judged', { exact: true }).first()).toBeVisible();
	});
	it('can be taken away as a file', async () => {
		const screen = await render(EvidenceScreen, evidenceFixture('en'));
		const link = screen.getByRole('link', { name: 'Download the file' });
		await expect.element(link).toHaveAttribute('href', '/api/consultations/fixture/evidence');
	});
});
