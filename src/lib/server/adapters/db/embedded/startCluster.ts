/** Brings a cluster up: reuses a running one, outlives what a kill -9 left behind, moves to another port when its own is taken. */

import { existsSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import type { Binaries } from './binaries.ts';
import {
	adminUrl,
	type ClusterFiles,
	type Connection,
	readConnection,
	saveConnection,
} from './clusterFiles.ts';
import type { DatabaseUser } from './databaseUser.ts';
import { explainToolFailure, isDiskFull } from './explainToolFailure.ts';
import { findFreePort } from './freePort.ts';
import { runTool } from './runTool.ts';

/** Children of a killed server hold its shared memory for a moment. */
const PATIENCE_MS = 7_000;
const RETRY_MS = 200;
const LOG_LIMIT_BYTES = 5_000_000;

export interface Cluster {
	readonly files: ClusterFiles;
	readonly binaries: Binaries;
	readonly user: DatabaseUser | undefined;
	/** Server settings beside our own, e.g. `{ fsync: 'off' }` in tests. */
	readonly settings: Readonly<Record<string, string>>;
}

/** @returns the port and passwords by which it answers. */
export async function ensureRunning(cluster: Cluster): Promise<Connection> {
	const deadline = Date.now() + PATIENCE_MS;
	for (;;) {
		const connection = readConnection(cluster.files);
		if (await answers(cluster.files, connection)) return connection;
		const complaint = await tryStart(cluster, connection);
		if (complaint === undefined) continue;
		if (isPortTaken(complaint)) {
			saveConnection(cluster.files, { ...connection, port: await findFreePort() });
		} else if (isDiskFull(complaint) || Date.now() > deadline) {
			throw explainToolFailure('start', cluster.files.root, complaint);
		} else {
			await pause(RETRY_MS);
		}
	}
}

/** Whether *our* cluster answers at that port: another program, or another cluster, may sit there. */
export async function answers(files: ClusterFiles, connection: Connection): Promise<boolean> {
	const sql = postgres(adminUrl(connection), { max: 1, connect_timeout: 3, onnotice: () => {} });
	try {
		const rows = await sql`select current_setting('data_directory') as folder`;
		return rows[0]?.folder === files.data;
	} catch {
		return false; // Not up, or not ours: starting it will tell which.
	} finally {
		await sql.end({ timeout: 1 });
	}
}

/** @returns undefined when it started, else what PostgreSQL complained of. */
async function tryStart(cluster: Cluster, { port }: Connection): Promise<string | undefined> {
	const { files, binaries, user, settings } = cluster;
	dropForeignPid(files);
	if (existsSync(files.log) && statSync(files.log).size > LOG_LIMIT_BYTES) truncateSync(files.log);
	const before = existsSync(files.log) ? statSync(files.log).size : 0;
	const args = [
		'start',
		'-D',
		files.data,
		'-l',
		files.log,
		'-w',
		'-t',
		'30',
		'-o',
		serverOptions(port, settings),
	];
	const context = { cwd: files.root, user, lib: binaries.lib };
	const { ok, output } = await runTool(join(binaries.bin, 'pg_ctl'), args, context);
	if (ok) return undefined;
	const log = existsSync(files.log) ? readFileSync(files.log).subarray(before).toString() : '';
	return `${output}\n${log}`;
}

function serverOptions(port: number, settings: Readonly<Record<string, string>>): string {
	const all = {
		listen_addresses: '127.0.0.1',
		port: String(port),
		unix_socket_directories: '',
		log_checkpoints: 'off',
		timezone: 'UTC',
		log_timezone: 'UTC',
		...settings,
	};
	return Object.entries(all)
		.map(([name, value]) => `-c ${name}='${value}'`)
		.join(' ');
}

function isPortTaken(complaint: string): boolean {
	return /Address already in use|could not bind IPv4|could not create any TCP\/IP sockets/.test(
		complaint,
	);
}

/**
 * After a restart of the machine (or container) the process id in postmaster.pid may belong to some other program,
 * and PostgreSQL would refuse to start; only a live server of this very folder may keep the file.
 */
function dropForeignPid(files: ClusterFiles): void {
	const pidFile = join(files.data, 'postmaster.pid');
	if (!existsSync(pidFile)) return;
	const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
	const commandLine = `/proc/${pid}/cmdline`;
	if (!existsSync(commandLine)) return;
	if (!readFileSync(commandLine, 'utf8').includes(files.data)) rmSync(pidFile);
}
