/** The files of one embedded cluster, and the account book beside them: port and passwords. */

import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '#lib/server/operatorError.ts';
import type { DatabaseUser } from './databaseUser.ts';

/** The app's own role: no superuser, so that row-level security binds it. */
export const APP_ROLE = 'virtual_patient';
export const APP_DATABASE = 'virtual_patient';

const connectionSchema = z.object({
	port: z.number().int().min(1).max(65_535),
	adminPassword: z.string().min(1),
	appPassword: z.string().min(1),
});
export type Connection = z.infer<typeof connectionSchema>;

export interface ClusterFiles {
	/** Holds everything below; belongs to the database's account. */
	readonly root: string;
	/** PostgreSQL's data directory. */
	readonly data: string;
	readonly log: string;
	readonly connection: string;
}

export function clusterFiles(dataDir: string): ClusterFiles {
	const root = join(dataDir, 'postgres');
	return {
		root,
		data: join(root, 'cluster'),
		log: join(root, 'server.log'),
		connection: join(root, 'connection.json'),
	};
}

export function prepareRoot(files: ClusterFiles, user: DatabaseUser | undefined): void {
	mkdirSync(files.root, { recursive: true, mode: 0o700 });
	if (user) chownSync(files.root, user.uid, user.gid);
}

export function newConnection(port: number): Connection {
	const password = () => randomBytes(24).toString('base64url');
	return { port, adminPassword: password(), appPassword: password() };
}

/** Written whole or not at all: a half-written password would lock everyone out of the data. */
export function saveConnection(files: ClusterFiles, connection: Connection): void {
	const half = `${files.connection}.${process.pid}`;
	writeFileSync(half, JSON.stringify(connection), { mode: 0o600 });
	renameSync(half, files.connection);
}

export function readConnection(files: ClusterFiles): Connection {
	try {
		return connectionSchema.parse(JSON.parse(readFileSync(files.connection, 'utf8')));
	} catch (cause) {
		throw new OperatorError(
			`The file ${files.connection}, which holds the database's port and passwords, cannot be read. ` +
				`Restore it from a backup; or, to start with an empty database, move ${files.root} away.`,
			{ cause },
		);
	}
}

/** The major version that wrote the data, or undefined before the first start. */
export function findDataMajor(files: ClusterFiles): number | undefined {
	const version = join(files.data, 'PG_VERSION');
	return existsSync(version) ? Number.parseInt(readFileSync(version, 'utf8'), 10) : undefined;
}

export function appUrl({ port, appPassword }: Connection): string {
	return `postgres://${APP_ROLE}:${appPassword}@127.0.0.1:${port}/${APP_DATABASE}`;
}

export function adminUrl({ port, adminPassword }: Connection): string {
	return `postgres://postgres:${adminPassword}@127.0.0.1:${port}/postgres`;
}
