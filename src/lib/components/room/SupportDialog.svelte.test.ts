import { beforeEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/paraglide/messages.js';
import { studentViewFixture } from '../fixtures/studentViewFixture.ts';
import { RoomController } from './roomController.svelte.ts';
import SupportDialog from './SupportDialog.svelte';

const roomWith = (ownDistressId: string | null) =>
	new RoomController(studentViewFixture('en', { ownDistressId }));
const show = (controller: RoomController, onleave = vi.fn()) =>
	render(SupportDialog, { controller, onleave });

beforeEach(() => localStorage.clear());

it('a student who speaks of their own distress is offered people to talk to', async () => {
	const screen = await show(roomWith('line-2'));
	await expect.element(screen.getByRole('alertdialog')).toHaveTextContent(m.supportTitle());
	for (const number of ['116 123', '988', '12356']) {
		await expect.element(screen.getByRole('link', { name: number })).toBeVisible();
	}
});

it('nobody else is', async () => {
	const screen = await show(roomWith(null));
	expect(screen.getByRole('alertdialog').elements()).toHaveLength(0);
});

it('the offer does not come again after a reload, but does for another such line', async () => {
	const first = await show(roomWith('line-2'));
	await first.getByRole('button', { name: m.supportGoOn() }).click();
	await first.unmount();
	const reloaded = await show(roomWith('line-2'));
	expect(reloaded.getByRole('alertdialog').elements()).toHaveLength(0);
	await reloaded.unmount();
	const again = await show(roomWith('line-6'));
	await expect.element(again.getByRole('alertdialog')).toBeVisible();
});

it('one can leave from there', async () => {
	const onleave = vi.fn();
	const screen = await show(roomWith('line-2'), onleave);
	await screen.getByRole('button', { name: m.supportLeave() }).click();
	expect(onleave).toHaveBeenCalledOnce();
});
