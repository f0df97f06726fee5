/** Takes a cluster down once nobody uses it any more. */

import { join } from 'node:path';
import type { Sql } from 'postgres';
import { runTool } from './runTool.ts';
import type { Cluster } from './startCluster.ts';

/** Every process that opened the cluster holds one connection of this name, which dies with it. */
export const PRESENCE = 'virtual-patient presence';

/** Counts the processes that have the cluster open, the caller's included. */
export async function countPresent(sql: Sql): Promise<number> {
	const rows = await sql<{ present: number }[]>`
		select count(*)::int as present from pg_stat_activity where application_name = ${PRESENCE}`;
	return rows[0]?.present ?? 0;
}

/** Cuts remaining connections, saves everything, ends the server. */
export async function stopCluster({ files, binaries, user }: Cluster): Promise<void> {
	const args = ['stop', '-D', files.data, '-m', 'fast', '-w', '-t', '20'];
	const context = { cwd: files.root, user, lib: binaries.lib };
	const { ok, output } = await runTool(join(binaries.bin, 'pg_ctl'), args, context);
	if (!ok && !/no server running|PID file .* does not exist/.test(output)) {
		throw new Error(`The database in ${files.root} did not stop: ${output}`);
	}
}
