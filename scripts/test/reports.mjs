/** Runs the test runners and counts from their JSON reports; nothing run, or something skipped, counts as failed. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../run.mjs';

/**
 * @typedef {import('./steps.mjs').Outcome} Outcome
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/**
 * @param {string} project of vite.config.ts
 * @param {Record<string, string | undefined>} [env]
 * @param {readonly string[]} [flags]
 */
export function vitest(project, env = {}, flags = []) {
	return withReport((file) => {
		const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
		const command = [
			'node',
			'node_modules/vitest/vitest.mjs',
			'run',
			'--project',
			project,
			...reporters,
			...flags,
		];
		return run(command, { env: { ...env, NODE_ENV: 'test' } });
	}, countVitest);
}

export function playwright() {
	return withReport((file) => {
		const command = [
			'node',
			'node_modules/@playwright/test/cli.js',
			'test',
			'--reporter=line,json',
		];
		return run(command, { env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file } });
	}, countPlaywright);
}

/**
 * @param {(file: string) => Promise<import('../run.mjs').Result>} work
 * @param {(report: any) => Counts} count
 * @returns {Promise<Outcome>}
 */
async function withReport(work, count) {
	const folder = mkdtempSync(join(tmpdir(), 'virtual-patient-report-'));
	const file = join(folder, 'report.json');
	try {
		const result = await work(file);
		return judge(result, readReport(file, count));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** @param {string} file @param {(report: any) => Counts} count */
function readReport(file, count) {
	try {
		return count(JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		return undefined; // The runner ended before it could write one.
	}
}

/**
 * @param {{ ok: boolean, output: string }} result
 * @param {Counts | undefined} counts
 * @returns {Outcome}
 */
export function judge({ ok, output }, counts) {
	if (!counts) return { passed: 0, failed: 1, output: `${output}\nThe test runner broke off.` };
	const { passed, failed, skipped } = counts;
	if (passed + failed === 0) return { passed: 0, failed: 1, output: `${output}\nNo test was run.` };
	if (skipped > 0) {
		const note = `${skipped} tests were skipped. A test that cannot run must fail and say why.`;
		return { passed, failed: failed + skipped, output: `${output}\n${note}` };
	}
	// A file that cannot be loaded, or an error between tests, fails no test but the run.
	return { passed, failed: !ok && failed === 0 ? 1 : failed, output };
}

/** @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} report @returns {Counts} */
export function countVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) {
	return {
		passed: numPassedTests,
		failed: numFailedTests,
		skipped: numPendingTests + numTodoTests,
	};
}

/** A flaky test is a broken one. @param {{ stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number> }} report @returns {Counts} */
export function countPlaywright({ stats: { expected, unexpected, flaky, skipped } }) {
	return { passed: expected, failed: unexpected + flaky, skipped };
}
