import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/paraglide/messages.js';
import { axeViolations } from '../fixtures/axeViolations.ts';
import { casesFixture } from '../fixtures/casesFixture.ts';
import CasesScreen from './CasesScreen.svelte';
import type { CasesOutcome } from './casesOutcome.ts';

const enhance = () => ({});
const screenWith = (name: string, outcome: CasesOutcome | null = null) =>
	render(CasesScreen, { cases: casesFixture('en', name), enhance, outcome });

describe('the list of cases', () => {
	it.each(['cases', 'cases-empty', 'cases-many'])('is accessible: %s', async (name) => {
		const screen = await screenWith(name);
		expect(await axeViolations(screen.container)).toEqual([]);
	});

	it('keeps what was filled in beside the sentence that refuses it', async () => {
		const values = { slug: 'tired-40', language: 'en', complaint: 'chest_pain' };
		const screen = await screenWith('cases', { form: 'create', code: 'slug_taken', values });
		await expect
			.element(screen.getByLabelText(m.casesSlug(), { exact: true }))
			.toHaveValue('tired-40');
		await expect.element(screen.getByText(m.faultSlugTaken())).toBeVisible();
		expect(await axeViolations(screen.container)).toEqual([]);
	});

	it('names each file of a zip that was not taken in', async () => {
		const refused = [{ reason: 'unsafe_path' as const, name: '../../x' }];
		const screen = await screenWith('cases', { form: 'import', refused });
		await expect.element(screen.getByText(m.archivePath({ name: '../../x' }))).toBeVisible();
	});
});
