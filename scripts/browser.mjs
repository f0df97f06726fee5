/** Which Chromium the browser tests run in, and how it is started. */

import { existsSync } from 'node:fs';

const USUAL_PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** No graphics card, no calls to the outside, no small shared memory of containers. */
const ARGS = [
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-dev-shm-usage',
];

/** @returns {string | undefined} `CHROMIUM_PATH`, else an installed one; undefined leaves it to Playwright's own */
export function findChromium(env = process.env, exists = existsSync) {
	return env.CHROMIUM_PATH || USUAL_PLACES.find((place) => exists(place));
}

/** Launch options for Playwright and for Vitest's browser. */
export function chromiumLaunch() {
	return {
		executablePath: findChromium(),
		args: ARGS,
		headless: true,
		// Chromium's sandbox refuses to run as root.
		chromiumSandbox: process.getuid?.() !== 0,
	};
}
