import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findChromium } from './browser.mjs';
import { fingerprint } from './build.mjs';
import { isInstalled } from './install.mjs';
import { isNodeRecent } from './nodeVersion.mjs';
import { run } from './run.mjs';
import { countPlaywright, countVitest, judge } from './test/reports.mjs';
import { runSteps } from './test/runSteps.mjs';

it.each([
	['20.19.0', true],
	['20.18.9', false],
	['18.20.0', false],
	['22.0.0', true],
])('Node %s is recent enough: %s', (version, isEnough) => {
	expect(isNodeRecent(version)).toBe(isEnough);
});

describe('packages are installed again', () => {
	const wanted = {
		'': {},
		'node_modules/a': { version: '1.0.0' },
		'node_modules/b': { version: '2.0.0', optional: true },
	};

	it('not when they are what the lock file asks for, optional ones of other machines aside', () => {
		expect(isInstalled(wanted, { 'node_modules/a': { version: '1.0.0' } })).toBe(true);
	});

	it.each([
		['is missing', {}],
		['has another version', { 'node_modules/a': { version: '1.0.1' } }],
		[
			'is no longer asked for',
			{ 'node_modules/a': { version: '1.0.0' }, 'node_modules/c': { version: '1.0.0' } },
		],
	])('when one %s', (_, installed) => {
		expect(isInstalled(wanted, installed)).toBe(false);
	});
});

describe('the app is built again', () => {
	let root: string;
	const write = (path: string, text: string) => {
		mkdirSync(join(root, path, '..'), { recursive: true });
		writeFileSync(join(root, path), text);
	};
	beforeEach(() => {
		root = mkdtempSync(join(tmpdir(), 'virtual-patient-build-'));
		write('src/a.ts', 'one');
	});
	afterEach(() => rmSync(root, { recursive: true, force: true }));

	it('when a source changes, comes or goes', () => {
		const first = fingerprint(root);
		write('src/a.ts', 'two');
		const second = fingerprint(root);
		write('src/b.ts', '');
		expect(new Set([first, second, fingerprint(root)]).size).toBe(3);
	});

	it('not for a test, nor for texts that the build itself compiles', () => {
		const before = fingerprint(root);
		write('src/a.test.ts', '');
		write('src/lib/paraglide/messages.js', '');
		expect(fingerprint(root)).toBe(before);
	});
});

describe('the last line of npm test', () => {
	it('counts a runner that broke off, or ran nothing, as failed', () => {
		expect(judge({ ok: true, output: '' }, undefined)).toMatchObject({ failed: 1 });
		expect(judge({ ok: true, output: '' }, { passed: 0, failed: 0, skipped: 0 })).toMatchObject({
			failed: 1,
		});
	});

	it('counts a skipped test as failed', () => {
		const counts = countVitest({
			numPassedTests: 3,
			numFailedTests: 0,
			numPendingTests: 1,
			numTodoTests: 1,
		});
		expect(judge({ ok: true, output: '' }, counts)).toMatchObject({ passed: 3, failed: 2 });
	});

	it('counts a flaky browser test as failed', () => {
		const counts = countPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 } });
		expect(counts).toEqual({ passed: 4, failed: 2, skipped: 0 });
	});

	it('counts a run that fails although each of its tests passed', () => {
		expect(judge({ ok: false, output: '' }, { passed: 2, failed: 0, skipped: 0 })).toMatchObject({
			passed: 2,
			failed: 1,
		});
	});

	it('counts a step that crashed as failed, and goes on', async () => {
		const lines: string[] = [];
		const total = await runSteps(
			[
				{ name: 'broken', lane: 'static', work: () => Promise.reject(new Error('no such file')) },
				{ name: 'sound', lane: 'alone', work: async () => ({ passed: 5, failed: 0, output: '' }) },
				{
					name: 'absent',
					lane: 'alone',
					work: async () => ({ passed: 0, failed: 0, output: '' }),
					leftOut: 'no server',
				},
			],
			(line: string) => lines.push(line),
		);
		expect(total).toEqual({ passed: 5, failed: 1 });
		expect(lines.join('\n')).toMatch(
			/no such file[\s\S]+✗ broken[\s\S]+✓ sound: 5 passed[\s\S]+absent left out: no server/,
		);
	});
});

describe('a program that is run', () => {
	it.each([
		['cannot be found', ['/no/such/program'], {}, /ENOENT/],
		['is ended by a signal', ['sh', '-c', 'kill -9 $$'], {}, /ended by SIGKILL/],
		['takes too long', ['sleep', '60'], { limitMs: 20 }, /took longer than/],
		['says no', ['sh', '-c', 'echo no; exit 3'], {}, /no/],
	])('and %s has failed, with its reason kept', async (_, command, options, reason) => {
		const { ok, output } = await run(command, options);
		expect(ok).toBe(false);
		expect(output).toMatch(reason);
	});
});

it('the browser is CHROMIUM_PATH, else an installed one, else Playwright’s own', () => {
	expect(findChromium({ CHROMIUM_PATH: '/my/chromium' }, () => true)).toBe('/my/chromium');
	expect(findChromium({}, (place: unknown) => place === '/usr/bin/google-chrome')).toBe(
		'/usr/bin/google-chrome',
	);
	expect(findChromium({}, () => false)).toBeUndefined();
});
