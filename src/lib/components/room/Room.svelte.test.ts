import { beforeEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/paraglide/messages.js';
import { axeViolations } from '../fixtures/axeViolations.ts';
import { roomFixture } from '../fixtures/roomFixture.ts';
import { choicesFixture, drillFixture } from '../fixtures/studentViewFixture.ts';
import Room from './Room.svelte';

const show = (screen: string) =>
	render(Room, { controller: roomFixture('en', screen), choices: choicesFixture('en') });

beforeEach(() => localStorage.clear());

describe('the room of a drill', () => {
	it('says which area is drilled, and has no tools that earn nothing here', async () => {
		const screen = await show('room-drill');
		const mark = m.progressDrill({ area: drillFixture('en') });
		await expect.element(screen.getByText(mark)).toBeVisible();
		await expect.element(screen.getByText(m.toolHint())).toBeVisible();
		expect(screen.getByText(m.toolTests(), { exact: true }).elements()).toEqual([]);
		expect(await axeViolations(screen.container)).toEqual([]);
	});
	it('ends with marks, not with a note', async () => {
		const screen = await show('room-drill');
		await screen.getByRole('button', { name: m.roomEnd() }).click();
		const dialog = screen.getByRole('alertdialog');
		await expect.element(dialog.getByText(m.endDrillNext())).toBeVisible();
		await expect.element(dialog.getByRole('button', { name: m.endDrillConfirm() })).toBeVisible();
	});
});

it('the room of a retry says where it goes on from', async () => {
	const screen = await show('room-retry');
	await expect.element(screen.getByText(m.roomRetryOf({ line: 6 }))).toBeVisible();
	expect(await axeViolations(screen.container)).toEqual([]);
});

describe('the language of the interface', () => {
	it('can be changed in the room', async () => {
		const screen = await show('room');
		await screen.getByRole('button', { name: m.languageMenu() }).click();
		await expect.element(screen.getByRole('menuitemradio', { name: '简体中文' })).toBeVisible();
	});
	it('waits while the line is down: the page could not be loaded anew', async () => {
		const screen = await show('room-offline');
		await expect.element(screen.getByRole('button', { name: m.languageMenu() })).toBeDisabled();
	});
});
