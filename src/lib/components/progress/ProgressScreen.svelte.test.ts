import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/paraglide/messages.js';
import { axeViolations } from '../fixtures/axeViolations.ts';
import { progressFixture } from '../fixtures/progressFixture.ts';
import ProgressScreen from './ProgressScreen.svelte';

const show = (screen = 'progress') =>
	render(ProgressScreen, { progress: progressFixture('en', screen), onopen: async () => {} });

it('each skill is a picture that says its figures, with the table behind it', async () => {
	const screen = await show();
	await expect
		.element(
			screen.getByRole('img', {
				name: 'Gathering information: 38% in the first of 4 consultations, 94% in the latest',
			}),
		)
		.toBeVisible();
	await screen.getByText('As a table').click();
	const table = screen.getByRole('region', { name: 'As a table' });
	expect(table.getByRole('row').elements()).toHaveLength(6);
	await expect.element(table.getByText('Drill: What the patient takes')).toBeVisible();
	expect(await axeViolations(screen.container)).toEqual([]);
});

it('the weakest area stands first, and what is regularly missed is said in words', async () => {
	const screen = await show();
	const [, first] = screen.getByRole('table').last().getByRole('row').elements();
	expect(first?.textContent).toMatch(/Feelings\s*Regularly missed/);
	await expect.element(screen.getByText(/You regularly miss: Feelings/)).toBeVisible();
});

it('the next case is the one that practises what was missed', async () => {
	const screen = await show();
	await expect
		.element(screen.getByRole('link', { name: 'Go to this patient' }))
		.toHaveAttribute('href', '/library#case-not-sleeping-38');
});

it('after one consultation a line is a dot, and nothing is called regular', async () => {
	const screen = await show('progress-first');
	await expect
		.element(screen.getByRole('img', { name: 'Reasoning in the note: 25% in one consultation' }))
		.toBeVisible();
	await expect.element(screen.getByText('Nothing is missed regularly so far.')).toBeVisible();
	expect(await axeViolations(screen.container)).toEqual([]);
});

it('before the first consultation it says how to begin', async () => {
	const screen = await show('progress-empty');
	await expect.element(screen.getByRole('heading', { name: 'Nothing to show yet' })).toBeVisible();
	await expect.element(screen.getByRole('link', { name: 'All patients' })).toBeVisible();
	expect(await axeViolations(screen.container)).toEqual([]);
});

it('a drill is offered for the weakest area, and beside each that some patient has something to tell of', async () => {
	const screen = await show();
	const drills = screen.getByRole('button', { name: /^Drill for five minutes/ }).elements();
	expect(drills.map((drill) => drill.getAttribute('aria-label'))).toEqual(
		['What the patient takes', 'What the patient takes', 'The problem itself'].map((area) =>
			m.drillStart({ area }),
		),
	);
});
