/** The built server as `npm start` runs it, on a port and with data of its own: for journeys and load tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface DataFolder {
	readonly dataDir: string;
	remove(): void;
}

export function newDataFolder(): DataFolder {
	const folder = mkdtempSync(join(tmpdir(), 'virtual-patient-e2e-'));
	chmodSync(folder, 0o755); // As root, PostgreSQL runs under another account.
	return {
		dataDir: join(folder, 'data'),
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

export type ServerOptions = {
	env?: Record<string, string>;
	/** Options of Node itself. */
	nodeOptions?: readonly string[];
};

/** @returns the process, once it serves. */
export async function startServerProcess(
	port: number,
	dataDir: string,
	{ env = {}, nodeOptions = [] }: ServerOptions = {},
): Promise<ChildProcess> {
	const server = spawn(process.execPath, [...nodeOptions, 'scripts/serve.mjs'], {
		env: {
			...process.env,
			DATABASE_URL: undefined,
			ORIGIN: undefined,
			OPENAI_BASE_URL: undefined,
			OPENAI_MODEL: undefined,
			NODE_ENV: 'production',
			AUDIT_SHARE: '0', // What is drawn at random would make journeys differ.
			HOST: '127.0.0.1',
			PORT: String(port),
			DATA_DIR: dataDir,
			...env,
		},
		stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
	});
	// Read by nobody else: a pipe that is full would hold the server in the middle of a line.
	server.stdout?.resume();
	await isReady(server);
	return server;
}

export async function endProcess(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	const ended = once(server, 'exit');
	server.kill(signal);
	await ended;
}

/** Resolves with the child's first message. @throws Error when it ends before. */
async function isReady(server: ChildProcess): Promise<void> {
	const ended = once(server, 'exit').then(([code]) => {
		throw new Error(
			`The server ended before it was ready (exit code ${code}); its words stand above.`,
		);
	});
	await Promise.race([once(server, 'message'), ended]);
	ended.catch(() => {}); // From now on an end is what the test run asks for.
}
