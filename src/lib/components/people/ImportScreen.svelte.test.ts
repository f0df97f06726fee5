import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/paraglide/messages.js';
import { rosterFixture } from '../fixtures/schoolFixture.ts';
import type { ImportOutcome } from './importOutcome.ts';
import ImportScreen from './ImportScreen.svelte';

const show = (outcome: ImportOutcome | null) =>
	render(ImportScreen, { enhance: () => {}, outcome });

describe('a roster that was looked at', () => {
	it('cannot be imported while a line is refused, and says what is wrong with it', async () => {
		const screen = await show({ preview: rosterFixture(true) });
		expect(screen.getByRole('button', { name: m.rosterWrite() }).elements()).toEqual([]);
		await expect.element(screen.getByText(m.rosterRow_not_an_address())).toBeVisible();
		await expect
			.element(screen.getByText(m.rosterRow_same_as_line({ line: 3, column: 'student number' })))
			.toBeVisible();
	});

	it('can be imported when all lines are sound, until something else is pasted', async () => {
		const screen = await show({ preview: rosterFixture(false) });
		const button = screen.getByRole('button', { name: m.rosterWrite() });
		await expect.element(button).toBeVisible();
		await screen.getByLabelText(m.rosterPaste()).fill('name,email');
		expect(button.elements()).toEqual([]);
	});

	it('of more than 5 MB is refused before it is sent', async () => {
		const screen = await show(null);
		const file = new File([new Uint8Array(5 * 1024 * 1024 + 1)], 'roster.csv');
		await screen.getByLabelText(m.rosterFile()).upload(file);
		await expect.element(screen.getByRole('alert')).toHaveTextContent('5 MB');
		await expect.element(screen.getByRole('button', { name: m.rosterCheck() })).toBeDisabled();
	});
});
