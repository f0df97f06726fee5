/** A student's screens on the built app, with a consultation in each stage to show. */
import { randomUUID } from 'node:crypto';
import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import { findFreePort } from '#lib/server/adapters/db/embedded/freePort.ts';
import { endProcess, newDataFolder, startServerProcess } from '../../tests/e2e/server.ts';
import { chromiumLaunch } from '../browser.mjs';
import { buildQuietly } from './buildQuietly.ts';
import { questions } from './room.ts';

export type Screen = { name: string; path: string };

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

export type Screens = {
	browser: Browser;
	origin: string;
	/** Of the signed-in student, for contexts that have nothing in their cache. */
	cookies: Cookies;
	list: Screen[];
	close(): Promise<void>;
};

/** The student's commands. @returns ids of consultations as they stand before, in and after the conversation. */
async function consult(context: BrowserContext, origin: string) {
	async function command(path: string, data: object): Promise<void> {
		const answer = await context.request.post(`${origin}/api/consultations${path}`, { data });
		if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}.`);
	}
	const start = async () => {
		const commandId = randomUUID();
		await command('', { commandId, slug: 'chest-pain', language: 'en' });
		return commandId;
	};
	const act = (id: string, name: string, more = {}) =>
		command(`/${id}/${name}`, { commandId: randomUUID(), ...more });
	const talk = async () => {
		const id = await start();
		await act(id, 'begin');
		for (const text of questions.slice(0, 3)) {
			await act(id, 'say', { text });
			// Stopped at once: the screen has lines, and nobody waits for them to be spoken.
			await act(id, 'stop');
		}
		return id;
	};
	const note = { summary: 'Chest pain.', problems: [], differential: [], plan: '' };
	const [briefing, room, writing, rating, marked] = [
		await start(),
		await talk(),
		await talk(),
		await talk(),
		await talk(),
	];
	for (const id of [writing, rating, marked]) await act(id, 'end');
	for (const id of [rating, marked]) await act(id, 'submit', { note });
	await command(`/${marked}/self-rating`, { rating: null });
	return { briefing, room, writing, rating, marked };
}

async function signIn(context: BrowserContext, origin: string): Promise<void> {
	await context.request.post(`${origin}/sign-in?/demo`, {
		form: { role: 'student' },
		headers: { origin },
	});
}

export async function openScreens(): Promise<Screens> {
	await buildQuietly();
	const folder = newDataFolder();
	const port = await findFreePort();
	const server = await startServerProcess(port, folder.dataDir, {
		env: { SCRIPTED_PACE: 'instant' },
	});
	const browser = await chromium.launch(chromiumLaunch());
	const origin = `http://localhost:${port}`;
	const context = await browser.newContext();
	await signIn(context, origin);
	const ids = await consult(context, origin);
	const page = await context.newPage();
	await page.goto(`${origin}/consultations/${ids.marked}/feedback`);
	await page.locator('[id^="item-"]').first().waitFor({ timeout: 60_000 });
	return {
		browser,
		origin,
		cookies: await context.cookies(),
		list: [
			{ name: 'library', path: '/library' },
			{ name: 'briefing', path: `/consultations/${ids.briefing}` },
			{ name: 'room', path: `/consultations/${ids.room}` },
			{ name: 'note', path: `/consultations/${ids.writing}` },
			{ name: 'self-rating', path: `/consultations/${ids.rating}/feedback` },
			{ name: 'feedback', path: `/consultations/${ids.marked}/feedback` },
			{ name: 'progress', path: '/progress' },
		],
		async close() {
			await browser.close();
			await endProcess(server, 'SIGTERM');
			folder.remove();
		},
	};
}
