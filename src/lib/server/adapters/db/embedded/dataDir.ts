/** Where the app keeps its own data when nothing else is configured. */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { OperatorError } from '#lib/server/operatorError.ts';
import { canReach, type DatabaseUser, findDatabaseUser } from './databaseUser.ts';

export interface DataDir {
	readonly path: string;
	/** The account that runs PostgreSQL there; undefined: the caller's own. */
	readonly user: DatabaseUser | undefined;
}

/** Makes the folder if need be, and makes sure that PostgreSQL's account can enter it. */
export function openDataDir(path: string): DataDir {
	const cluster = join(path, 'postgres');
	const user = findDatabaseUser(existsSync(cluster) ? statSync(cluster).uid : undefined);
	mkdirSync(path, { recursive: true, mode: 0o755 });
	if (canReach(path, user)) return { path, user };
	throw new OperatorError(
		`PostgreSQL does not run as root, so it runs here as "${user?.name}", and that account cannot enter ${path}. ` +
			'Set DATA_DIR to a folder that it can enter, for example /var/lib/virtual-patient.',
	);
}

/**
 * `DATA_DIR`, else `.data` in the project. As root, with the project in a closed folder (a home folder, say), a folder
 * of the project's own under /var/lib/virtual-patient.
 */
export function resolveDataDir(
	env: Readonly<Record<string, string | undefined>> = process.env,
	projectDir: string = process.cwd(),
): string {
	if (env.DATA_DIR) return resolve(projectDir, env.DATA_DIR);
	const own = join(projectDir, '.data');
	if (process.getuid?.() !== 0 || canReach(projectDir, findDatabaseUser())) return own;
	const name = createHash('sha256').update(projectDir).digest('hex').slice(0, 12);
	return join('/var/lib/virtual-patient', name);
}
