/** The account PostgreSQL runs under: it refuses to run as root, so root's processes borrow another account. */

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { OperatorError } from '#lib/server/operatorError.ts';

export interface DatabaseUser {
	readonly name: string;
	readonly uid: number;
	readonly gid: number;
}

/**
 * The account to drop to, or undefined when the caller is not root and needs none.
 * A data folder that exists already keeps its owner, whichever accounts appear on the machine later.
 */
export function findDatabaseUser(folderOwner?: number): DatabaseUser | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const user = chooseDatabaseUser(readFileSync('/etc/passwd', 'utf8'), folderOwner);
	if (user) return user;
	throw new OperatorError(
		'PostgreSQL refuses to run as root, and this machine has neither a "postgres" nor a "nobody" account to run it. ' +
			'Start the app as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
	);
}

/** Picks from the text of /etc/passwd: the owner of the data, else `postgres`, else `nobody`. */
export function chooseDatabaseUser(passwd: string, folderOwner?: number): DatabaseUser | undefined {
	const users = passwd.split('\n').flatMap(parseUser);
	return (
		users.find((user) => user.uid === folderOwner) ??
		users.find((user) => user.name === 'postgres') ??
		users.find((user) => user.name === 'nobody')
	);
}

function parseUser(line: string): DatabaseUser[] {
	const [name, , uid, gid] = line.split(':');
	if (!name || !uid || !gid || uid === '0') return [];
	return [{ name, uid: Number(uid), gid: Number(gid) }];
}

/** Asks the kernel, as that account, whether a path can be entered and read. */
export function canReach(path: string, user: DatabaseUser | undefined): boolean {
	const result = spawnSync('/bin/sh', ['-c', 'test -x "$0" && test -r "$0"', path], {
		...identityOf(user),
		cwd: '/',
	});
	return result.status === 0;
}

/** Spawn options that change the account, or none. */
export function identityOf(user: DatabaseUser | undefined): { uid?: number; gid?: number } {
	return user ? { uid: user.uid, gid: user.gid } : {};
}
