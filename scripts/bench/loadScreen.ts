/** Loads one screen as a browser that has never been here: bytes of script, largest contentful paint, layout shift. */
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import type { Screen, Screens } from './screens.ts';

/** `scriptBytes` as they came over the line; `paintMs` since the navigation began; `shift` by Chromium's count. */
export type Loaded = { scriptBytes: number; paintMs: number; shift: number };

type Window = { width: number; height: number };

/** What the page itself notes of its paints and shifts, read at the end. */
type Noted = { paintMs: number; shift: number };

declare global {
	var noted: Noted;
}

/** The largest window of shifts, one second apart at most and five long, is what counts: as the web vitals define it. */
function note() {
	const all = { paintMs: 0, shift: 0 };
	globalThis.noted = all;
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) all.paintMs = entry.startTime;
	}).observe({ type: 'largest-contentful-paint', buffered: true });
	let [began, last, sum] = [-Infinity, -Infinity, 0];
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) {
			const { value, hadRecentInput } = entry as PerformanceEntry & {
				value: number;
				hadRecentInput: boolean;
			};
			if (hadRecentInput) continue;
			const isSame = entry.startTime - last < 1000 && entry.startTime - began < 5000;
			if (!isSame) [began, sum] = [entry.startTime, 0];
			last = entry.startTime;
			sum += value;
			all.shift = Math.max(all.shift, sum);
		}
	}).observe({ type: 'layout-shift', buffered: true });
}

/** @returns a function that tells the bytes of all scripts so far. */
export async function countScripts(session: CDPSession): Promise<() => number> {
	const scripts = new Set<string>();
	let bytes = 0;
	session.on('Network.responseReceived', ({ requestId, type }) => {
		if (type === 'Script') scripts.add(requestId);
	});
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		if (scripts.has(requestId)) bytes += encodedDataLength;
	});
	await session.send('Network.enable');
	return () => bytes;
}

/** A page with an empty cache, whose processor is as many times slower. */
export async function openPage(
	{ browser, cookies }: Screens,
	viewport: Window,
	slowdown: number,
): Promise<{ context: BrowserContext; page: Page; session: CDPSession }> {
	const context = await browser.newContext({ viewport });
	await context.addCookies(cookies);
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
	return { context, page, session };
}

/** Also what moves after the page has settled: nothing should. */
const settledMs = 700;

/** @param afterwards done on the page, and counted in the shifts. */
export async function loadScreen(
	screens: Screens,
	{ path }: Screen,
	viewport: Window,
	slowdown: number,
	afterwards?: (page: Page) => Promise<void>,
): Promise<Loaded> {
	const { context, page, session } = await openPage(screens, viewport, slowdown);
	const scriptBytes = await countScripts(session);
	await page.addInitScript(note);
	await page.goto(new URL(path, screens.origin).href, { waitUntil: 'load' });
	await page.waitForTimeout(settledMs);
	await afterwards?.(page);
	const noted = await page.evaluate(() => globalThis.noted);
	const loaded = { scriptBytes: scriptBytes(), ...noted };
	await context.close();
	return loaded;
}
