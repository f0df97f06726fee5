/** Two processes of the built app on one database, beside a model with faults; each can be killed, frozen and started again. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { APP_DATABASE } from '#lib/server/adapters/db/embedded/clusterFiles.ts';
import { findFreePort } from '#lib/server/adapters/db/embedded/freePort.ts';
import { openEmbeddedPostgres } from '#lib/server/adapters/db/embedded/openEmbeddedPostgres.ts';
import { endProcess, newDataFolder, startServerProcess } from '../../tests/e2e/server.ts';
import { endChild, nextMessage, startChild } from '../bench/childProcess.ts';
import { buildIfStale } from '../build.mjs';
import type { Blow } from './plan.ts';

/** Longer than another process waits before it takes replies over. */
const FREEZE_MS = 8000;

/** A student who waits for a fault waits for nothing: the limits are short, the way through them is the same. */
const limits = {
	PATIENT_FIRST_TOKEN_MS: '800',
	PATIENT_BETWEEN_TOKENS_MS: '800',
	PATIENT_WHOLE_MS: '8000',
	SCRIPTED_PACE: 'instant',
};

async function buildQuietly(): Promise<void> {
	// Its progress belongs to a person; standard output is for the figures.
	const { log } = console;
	console.log = (words: string) => console.error(words);
	await buildIfStale();
	console.log = log;
}

type AppProcess = { origin: string; isUp(): boolean; strike(kind: Blow['kind']): Promise<void> };

/** @param logFile gets what it prints, of all its lives. */
async function openAppProcess(
	dataDir: string,
	env: Record<string, string>,
	logFile: string,
): Promise<AppProcess & { end(): Promise<void> }> {
	const port = await findFreePort();
	const words = createWriteStream(logFile, { flags: 'a' });
	const start = async () => {
		const started = await startServerProcess(port, dataDir, { env });
		started.stdout?.pipe(words, { end: false });
		return started;
	};
	let server: ChildProcess = await start();
	let isUp = true;
	async function kill() {
		await endProcess(server, 'SIGKILL');
		server = await start();
	}
	async function freeze() {
		server.kill('SIGSTOP');
		await wait(FREEZE_MS);
		server.kill('SIGCONT');
	}
	return {
		origin: `http://127.0.0.1:${port}`,
		isUp: () => isUp,
		async strike(kind) {
			isUp = false;
			await (kind === 'kill' ? kill() : freeze());
			isUp = true;
		},
		async end() {
			await endProcess(server, 'SIGTERM');
			words.end();
			await once(words, 'close');
		},
	};
}

/** @param folder for the processes' logs. @param settings more of the environment of both app processes. */
export async function openStage(
	seed: number,
	folder: string,
	settings: Record<string, string> = {},
) {
	await buildQuietly();
	const model = await startChild('../faults/modelProcess.ts', { seed });
	const data = newDataFolder();
	const cluster = await openEmbeddedPostgres({ dataDir: data.dataDir });
	const env = {
		...limits,
		PATIENT_BASE_URL: `http://127.0.0.1:${model.port}/v1`,
		PATIENT_MODEL: 'fake',
		...settings,
	};
	// One after the other: the first makes the tables.
	const first = await openAppProcess(data.dataDir, env, join(folder, 'app-0.log'));
	const second = await openAppProcess(data.dataDir, env, join(folder, 'app-1.log'));
	const address = new URL(cluster.adminUrl);
	address.pathname = APP_DATABASE;
	// Row-level security does not bind the superuser.
	const sql = postgres(address.href, { max: 4, onnotice: () => {} });
	return {
		processes: [first, second] as readonly AppProcess[],
		sql,
		async countModelRequests(): Promise<number> {
			const answer = nextMessage<{ type: 'asked'; asked: number }>(model.child, 'asked');
			model.child.send('asked');
			return (await answer).asked;
		},
		async close() {
			await Promise.all([first.end(), second.end(), endChild(model.child)]);
			await sql.end({ timeout: 5 });
			await cluster.stop();
			data.remove();
		},
	};
}

export type Stage = Awaited<ReturnType<typeof openStage>>;
