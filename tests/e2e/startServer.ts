/** Playwright's global setup: the built server, as `npm start` runs it, on a free port with data of its own. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default async function startServer(): Promise<() => Promise<void>> {
	const folder = mkdtempSync(join(tmpdir(), 'virtual-patient-e2e-'));
	chmodSync(folder, 0o755); // As root, PostgreSQL runs under another account.
	const server = spawn(process.execPath, ['scripts/serve.mjs'], {
		env: {
			...process.env,
			DATABASE_URL: undefined,
			ORIGIN: undefined,
			NODE_ENV: 'production',
			HOST: '127.0.0.1',
			PORT: process.env.E2E_PORT,
			DATA_DIR: join(folder, 'data'),
		},
		stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
	});
	await readiness(server);
	return async () => {
		server.kill('SIGTERM');
		await once(server, 'exit');
		rmSync(folder, { recursive: true, force: true });
	};
}

async function readiness(server: ChildProcess): Promise<void> {
	const ended = once(server, 'exit').then(([code]) => {
		throw new Error(
			`The server ended before it was ready (exit code ${code}); its words stand above.`,
		);
	});
	await Promise.race([once(server, 'message'), ended]);
	ended.catch(() => {}); // From now on an end is what the test run asks for.
}
