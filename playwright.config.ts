import { defineConfig, devices } from '@playwright/test';
import { chromiumLaunch } from './scripts/browser.mjs';
import { findFreePort } from './src/lib/server/adapters/db/embedded/freePort.ts';

// Workers load this file again and must find the same server.
process.env.E2E_PORT ??= String(await findFreePort());

export default defineConfig({
	testDir: './tests/e2e',
	globalSetup: './tests/e2e/startServer.ts',
	outputDir: './test-results',
	retries: 0,
	// Journeys share the server and nobody on it: each lets its own students in.
	workers: 2,
	fullyParallel: true,
	// The longest begins first: begun last, it would run on with nothing beside it.
	projects: [
		{ name: 'whole cycle', testMatch: '**/wholeCycle.spec.ts' },
		{ name: 'journeys', testIgnore: '**/wholeCycle.spec.ts' },
	],
	timeout: 120_000,
	expect: { timeout: 10_000 },
	forbidOnly: Boolean(process.env.CI),
	use: {
		actionTimeout: 10_000,
		...devices['Desktop Chrome'],
		baseURL: `http://localhost:${process.env.E2E_PORT}`,
		launchOptions: chromiumLaunch(),
		// Keeping one costs more than the journey itself: `--trace retain-on-failure` where a failure is looked into.
		trace: 'off',
		screenshot: 'only-on-failure',
	},
});
