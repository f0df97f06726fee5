/** One idle connection per process: shows that it uses the cluster, and notices when the server dies. */

import { setTimeout as pause } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { PRESENCE } from './stopCluster.ts';

export interface Presence {
	/** @returns what `ask` found, or 0 when the server is gone. */
	query(ask: (sql: Sql) => Promise<number>): Promise<number>;
	end(): Promise<void>;
}

const RETRY_MS = 3_000;

/** @param revive brings the server back; called when the connection is lost, until it succeeds. */
export async function keepPresence(url: string, revive: () => Promise<void>): Promise<Presence> {
	let isLeaving = false;
	const sql = postgres(url, {
		max: 1,
		idle_timeout: 0,
		max_lifetime: null,
		onnotice: () => {},
		connection: { application_name: PRESENCE },
		onclose: () => void (isLeaving || returnAfterLoss()),
	});
	let isReturning = false;
	async function returnAfterLoss(): Promise<void> {
		if (isReturning) return;
		isReturning = true;
		while (!isLeaving && !(await tryReturn(sql, revive)))
			await pause(RETRY_MS, null, { ref: false });
		isReturning = false;
	}
	await sql`select 1`;
	return {
		query: (ask) => ask(sql).catch(() => 0),
		end: () => {
			isLeaving = true;
			return sql.end({ timeout: 2 });
		},
	};
}

async function tryReturn(sql: Sql, revive: () => Promise<void>): Promise<boolean> {
	try {
		await revive();
		await sql`select 1`;
		return true;
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		console.error(`The database was lost and is not back yet: ${reason}`);
		return false;
	}
}
