/** A real PostgreSQL with nothing installed or configured: open it, use it, leave it. */

import { type Binaries, packagedBinaries } from './binaries.ts';
import { adminUrl, appUrl, clusterFiles, prepareRoot } from './clusterFiles.ts';
import { ensureAppDatabase } from './appDatabase.ts';
import { openDataDir } from './dataDir.ts';
import { diskFull, isDiskFull } from './explainToolFailure.ts';
import { ensureInitialised } from './initCluster.ts';
import { withOpenLock } from './openLock.ts';
import { keepPresence, type Presence } from './presence.ts';
import { type Cluster, ensureRunning } from './startCluster.ts';
import { countPresent, stopCluster } from './stopCluster.ts';

export interface EmbeddedPostgres {
	/** For the app: a role without superuser rights, owner of its database. */
	readonly url: string;
	/** For tests, which create databases: the superuser. */
	readonly adminUrl: string;
	/** Leaves the cluster; the last process to leave stops it. Close your own connections first. */
	stop(): Promise<void>;
}

interface OpenOptions {
	/** Made when missing. Everything lies in its subfolder `postgres`. */
	readonly dataDir: string;
	/** Other programs than those of the npm package. */
	readonly binaries?: Binaries;
	readonly settings?: Readonly<Record<string, string>>;
}

/**
 * Starts the cluster or joins the running one; any number of processes may share it. While open, a server that
 * dies is started again at the same port.
 * @throws OperatorError with a sentence about the disk, the platform, the folder or its version.
 */
export async function openEmbeddedPostgres(options: OpenOptions): Promise<EmbeddedPostgres> {
	try {
		const cluster = await prepareCluster(options);
		return await withOpenLock(cluster.files.root, () => join(cluster));
	} catch (error) {
		if (isDiskFull(String(error))) throw diskFull(options.dataDir);
		throw error;
	}
}

async function prepareCluster({ dataDir, binaries, settings = {} }: OpenOptions): Promise<Cluster> {
	const { path, user } = openDataDir(dataDir);
	const files = clusterFiles(path);
	prepareRoot(files, user);
	return { files, user, settings, binaries: binaries ?? packagedBinaries(files.root, user) };
}

async function join(cluster: Cluster): Promise<EmbeddedPostgres> {
	await ensureInitialised(cluster.files, cluster.binaries, cluster.user);
	const connection = await ensureRunning(cluster);
	await ensureAppDatabase(connection);
	const presence = await keepPresence(adminUrl(connection), () =>
		withOpenLock(cluster.files.root, async () => void (await ensureRunning(cluster))),
	);
	return {
		url: appUrl(connection),
		adminUrl: adminUrl(connection),
		stop: () => withOpenLock(cluster.files.root, () => leave(cluster, presence)),
	};
}

async function leave(cluster: Cluster, presence: Presence): Promise<void> {
	const present = await presence.query(countPresent);
	await presence.end();
	if (present <= 1) await stopCluster(cluster);
}
