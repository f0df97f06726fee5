/** What the room sends to a phone on a slow line: asked are 150 kB, and growth is to be seen before it is too much. */
import { expect, test } from '@playwright/test';
import { countScripts } from '../../scripts/bench/loadScreen.ts';
import { m } from '#lib/paraglide/messages.js';
import { arriveAsStudent } from './newPeople.ts';
import { composer, enterRoom } from './room.ts';

const mostBytes = 140_000;

test('the script of the consultation room stays small', async ({ page, baseURL }) => {
	await arriveAsStudent(page, baseURL!);
	await enterRoom(page, 'chest-pain');
	const session = await page.context().newCDPSession(page);
	const scriptBytes = await countScripts(session);
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
	await page.reload();
	// The page is awake once it takes what is typed.
	await composer(page).fill('Hello');
	await expect(page.getByRole('button', { name: m.composerSend() })).toBeEnabled();
	expect(scriptBytes()).toBeGreaterThan(0);
	expect(scriptBytes()).toBeLessThan(mostBytes);
});
