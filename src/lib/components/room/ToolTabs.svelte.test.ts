import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/paraglide/messages.js';
import { choicesFixture, studentViewFixture } from '../fixtures/studentViewFixture.ts';
import { RoomController } from './roomController.svelte.ts';
import ToolTabs from './ToolTabs.svelte';

const show = (changes: Parameters<typeof studentViewFixture>[1]) =>
	render(ToolTabs, {
		controller: new RoomController(studentViewFixture('en', changes)),
		choices: choicesFixture('en'),
		tool: 'notes',
	});

it('in practice the tutor stands among the tools, one key from the notes', async () => {
	const screen = await show({});
	await screen.getByRole('tab', { name: m.toolNotes() }).click();
	await userEvent.keyboard('{ArrowRight}');
	await expect.element(screen.getByRole('tab', { name: m.toolHint() })).toHaveFocus();
	await expect.element(screen.getByRole('button', { name: m.hintAsk() })).toBeVisible();
});

it('in an assessment there is no tutor to ask', async () => {
	const screen = await show({ mode: 'assessment', hints: null });
	await expect.element(screen.getByRole('tab', { name: m.toolNotes() })).toBeVisible();
	expect(screen.getByRole('tab', { name: m.toolHint() }).elements()).toEqual([]);
});
