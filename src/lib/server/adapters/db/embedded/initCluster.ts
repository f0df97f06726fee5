/** The first start: makes the data directory, in full or not at all. */

import { chownSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '#lib/server/operatorError.ts';
import type { Binaries } from './binaries.ts';
import { type ClusterFiles, findDataMajor, newConnection, saveConnection } from './clusterFiles.ts';
import type { DatabaseUser } from './databaseUser.ts';
import { explainToolFailure } from './explainToolFailure.ts';
import { findFreePort } from './freePort.ts';
import { runTool } from './runTool.ts';

/** Does nothing when the data directory is there; refuses one that another major version wrote. */
export async function ensureInitialised(
	files: ClusterFiles,
	binaries: Binaries,
	user: DatabaseUser | undefined,
): Promise<void> {
	const major = findDataMajor(files);
	if (major === undefined) return initCluster(files, binaries, user);
	if (major !== binaries.major) throw otherVersion(files, major, binaries.major);
}

async function initCluster(
	files: ClusterFiles,
	binaries: Binaries,
	user: DatabaseUser | undefined,
): Promise<void> {
	const half = `${files.data}.half`;
	rmSync(half, { recursive: true, force: true });
	const connection = newConnection(await findFreePort());
	const passwordFile = writePasswordFile(files, connection.adminPassword, user);
	try {
		const result = await runTool(
			join(binaries.bin, 'initdb'),
			initArgs(half, passwordFile, binaries),
			{
				cwd: files.root,
				user,
				lib: binaries.lib,
			},
		);
		if (!result.ok) throw explainToolFailure('create its data folder', files.root, result.output);
	} finally {
		rmSync(passwordFile, { force: true });
	}
	saveConnection(files, connection);
	renameSync(half, files.data);
}

/** Sorting and letter case must not depend on the machine's locales, or a copied data folder breaks its indexes. */
function initArgs(data: string, passwordFile: string, { major }: Binaries): string[] {
	const builtin = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
	return [
		`--pgdata=${data}`,
		'--username=postgres',
		`--pwfile=${passwordFile}`,
		'--auth=scram-sha-256',
		'--encoding=UTF8',
		'--locale=C',
		...(major >= 17 ? builtin : []),
	];
}

function writePasswordFile(
	files: ClusterFiles,
	password: string,
	user: DatabaseUser | undefined,
): string {
	const path = join(files.root, 'password.tmp');
	rmSync(path, { force: true });
	writeFileSync(path, password, { mode: 0o600 });
	if (user) chownSync(path, user.uid, user.gid);
	return path;
}

function otherVersion(files: ClusterFiles, found: number, own: number): OperatorError {
	return new OperatorError(
		`The data in ${files.data} was written by PostgreSQL ${found}, and this app brings PostgreSQL ${own}, which cannot read it. ` +
			`Start the version of the app that wrote it; or run PostgreSQL ${found} on that folder and set DATABASE_URL; ` +
			`or, to start with an empty database, move ${files.root} away.`,
	);
}
