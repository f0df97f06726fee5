/** Runs one of PostgreSQL's programs to its end, under the right account. */

import { spawn } from 'node:child_process';
import { type DatabaseUser, identityOf } from './databaseUser.ts';

export interface ToolResult {
	readonly ok: boolean;
	/** What it printed, or why it could not be run. */
	readonly output: string;
}

interface ToolOptions {
	readonly cwd: string;
	readonly user?: DatabaseUser | undefined;
	readonly lib?: string | undefined;
}

/** Never rejects: a program that cannot be started (status null, no output) must read like one that failed. */
export function runTool(
	program: string,
	args: readonly string[],
	{ cwd, user, lib }: ToolOptions,
): Promise<ToolResult> {
	return new Promise((resolve) => {
		const env = {
			PATH: '/usr/bin:/bin',
			LC_ALL: 'C',
			TZ: 'UTC',
			...(lib && { LD_LIBRARY_PATH: lib }),
		};
		const child = spawn(program, args, {
			...identityOf(user),
			cwd,
			env,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let output = '';
		child.stdout.on('data', (chunk) => (output += chunk));
		child.stderr.on('data', (chunk) => (output += chunk));
		child.on('error', (error) => resolve({ ok: false, output: `${program}: ${error.message}` }));
		child.on('close', (code, signal) => {
			if (signal) output += `\n${program} was ended by ${signal}`;
			resolve({ ok: code === 0, output: output.trim() });
		});
	});
}
