/** One process at a time opens or closes a data folder. */

import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError } from '#lib/server/operatorError.ts';

const WAIT_MS = 60_000;
const RETRY_MS = 50;

/**
 * Runs `work` while no other process does so for the same folder.
 * The lock is a Linux abstract socket: the kernel frees it when its holder dies, so it can never be left behind.
 */
export async function withOpenLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
	const lock = await takeLock(folder);
	try {
		return await work();
	} finally {
		await new Promise((closed) => lock.close(closed));
	}
}

async function takeLock(folder: string): Promise<Server> {
	const path = `\0virtual-patient-${createHash('sha256').update(realpathSync(folder)).digest('hex')}`;
	const deadline = Date.now() + WAIT_MS;
	for (;;) {
		const lock = await listen(path);
		if (lock) return lock;
		if (Date.now() > deadline) throw stillHeld(folder);
		await pause(RETRY_MS);
	}
}

function listen(path: string): Promise<Server | undefined> {
	return new Promise((resolve, reject) => {
		const server = createServer((socket) => socket.destroy());
		server.once('error', (error: NodeJS.ErrnoException) =>
			error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
		);
		server.listen({ path }, () => resolve(server));
	});
}

function stillHeld(folder: string): OperatorError {
	return new OperatorError(
		`Another process has been opening the database in ${folder} for a minute. Stop it, then start again.`,
	);
}
