/** Finds a Chromium for the browser tests, or gets one. */

import { existsSync } from 'node:fs';
import { findChromium } from '../browser.mjs';
import { run } from '../run.mjs';

const DOWNLOAD_LIMIT_MS = 4 * 60_000;
const PACKAGE_LIMIT_MS = 10 * 60_000;

/** @returns {Promise<string | undefined>} what is wrong when there is no browser in the end */
export async function installBrowser() {
	if (findChromium() || (await hasOwnBrowser())) return undefined;
	console.log('Installing Chromium for the browser tests (only this once) …');
	const tried = [];
	for (const get of [downloadOwn, installPackage]) {
		tried.push(await get());
		if (findChromium() || (await hasOwnBrowser())) return undefined;
	}
	return `No Chromium was found and none could be installed. Install one and set CHROMIUM_PATH to it.\n${tried.filter(Boolean).join('\n')}`;
}

async function hasOwnBrowser() {
	const { chromium } = await import('@playwright/test');
	return existsSync(chromium.executablePath());
}

async function downloadOwn() {
	const command = ['node', 'node_modules/@playwright/test/cli.js', 'install', 'chromium'];
	const { output } = await run(command, { limitMs: DOWNLOAD_LIMIT_MS });
	return lastLine(output);
}

async function installPackage() {
	if (process.getuid?.() !== 0) return 'The system’s package was not tried: that needs root.';
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	await run(['apt-get', 'update'], { env, limitMs: PACKAGE_LIMIT_MS });
	const { output } = await run(
		['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
		{ env, limitMs: PACKAGE_LIMIT_MS },
	);
	return lastLine(output);
}

/** @param {string} output */
function lastLine(output) {
	return output.trim().split('\n').at(-1) ?? '';
}
