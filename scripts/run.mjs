/** Runs a program to its end and keeps what it printed. */

import { spawn } from 'node:child_process';

/**
 * @typedef {{ ok: boolean, output: string }} Result
 * @typedef {{ env?: Record<string, string | undefined>, limitMs?: number }} Options
 */

/**
 * Never rejects. A program that can't be started, is ended by a signal or takes too long counts as failed.
 * @param {readonly string[]} command the program and its arguments; `node` means this very Node
 * @param {Options} [options]
 * @returns {Promise<Result>}
 */
export function run([program = '', ...args], { env = {}, limitMs = 15 * 60_000 } = {}) {
	return new Promise((resolve) => {
		const child = spawn(program === 'node' ? process.execPath : program, args, {
			env: withoutEmpty({ ...process.env, ...env }),
			stdio: ['ignore', 'pipe', 'pipe'],
			detached: true, // its own process group, so that the time limit ends its children too
		});
		let output = '';
		const end = (/** @type {boolean} */ ok, note = '') => {
			clearTimeout(timer);
			process.off('exit', stop);
			resolve({ ok, output: `${output}${note}`.trim() });
		};
		const stop = () => endGroup(child.pid);
		const timer = setTimeout(() => {
			output += `\n${program} took longer than ${limitMs / 1000} s and was ended.`;
			stop();
		}, limitMs);
		process.on('exit', stop);
		child.stdout.on('data', (chunk) => (output += chunk));
		child.stderr.on('data', (chunk) => (output += chunk));
		child.on('error', (error) => end(false, `\n${program}: ${error.message}`));
		child.on('close', (code, signal) =>
			end(code === 0, signal ? `\n${program} was ended by ${signal}` : ''),
		);
	});
}

/** @param {number | undefined} pid */
function endGroup(pid) {
	if (pid === undefined) return;
	try {
		process.kill(-pid, 'SIGKILL');
	} catch {
		// It has ended by itself meanwhile.
	}
}

/** @param {NodeJS.ProcessEnv} env @returns {NodeJS.ProcessEnv} */
function withoutEmpty(env) {
	return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
}
