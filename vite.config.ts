import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumLaunch } from './scripts/browser.mjs';
import { clientChunks } from './scripts/clientChunks.mjs';
import { textOptions } from './scripts/texts.mjs';
import { devServer } from './src/lib/server/adapters/http/devServer.ts';

const BROWSER_TESTS = 'src/**/*.svelte.test.ts';
const DATABASE_TESTS = 'src/**/*.db.test.ts';
/** Those that put something else in a module's place: no other file may see it. */
const MOCKED_TESTS = '{src,scripts}/**/*.mocked.test.ts';
const UNIT = { environment: 'node', maxWorkers: 2, testTimeout: 60_000 } as const;

export default defineConfig({
	plugins: [
		devServer(),
		tailwindcss(),
		sveltekit(),
		paraglideVitePlugin(textOptions),
		clientChunks(),
	],
	test: {
		expect: { requireAssertions: true },
		projects: [
			{
				test: {
					...{ name: 'unit', ...UNIT },
					// What is read once (catalogues, lexicons) serves all files of a worker: half the time.
					isolate: false,
					include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/{unit,fakes}/**/*.test.ts'],
					exclude: [BROWSER_TESTS, DATABASE_TESTS, MOCKED_TESTS],
				},
			},
			{ test: { ...{ name: 'unit-mocked', ...UNIT }, include: [MOCKED_TESTS] } },
			{
				test: {
					name: 'db',
					environment: 'node',
					include: [DATABASE_TESTS],
					globalSetup: './tests/databaseCluster.ts',
					pool: 'forks',
					// The app is loaded, and what it ships with read, once for all files of a worker.
					isolate: false,
					maxWorkers: 2,
					testTimeout: 30_000,
					hookTimeout: 60_000,
				},
			},
			{
				extends: true,
				test: {
					name: 'component',
					include: [BROWSER_TESTS],
					maxWorkers: 2,
					browser: {
						enabled: true,
						headless: true,
						provider: playwright({ launchOptions: chromiumLaunch() }),
						instances: [{ browser: 'chromium' }],
					},
				},
			},
		],
	},
});
