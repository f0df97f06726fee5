import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createTestDatabase } from '../../../../../tests/database.ts';
import { openDatabase, type Database } from './database.ts';
import { listenForWakeups, wakingStatement } from './wakeups.ts';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
beforeAll(async () => {
	test = await createTestDatabase();
	database = openDatabase(test.url, { maxConnections: 3 });
});
afterAll(async () => {
	await database?.close();
	await test?.drop();
});

const log = { info: () => {}, error: () => {} };

it('wakes the readers of every consultation in another process, also of more than one notification names, and none of its own', async () => {
	const [here, there] = [randomUUID(), randomUUID()];
	const ids = Array.from({ length: 450 }, () => randomUUID());
	const [own, other] = [
		await listenForWakeups(database, here, log),
		await listenForWakeups(database, there, log),
	];
	const woken = new Set<string>();
	const wokenHere = vi.fn();
	for (const id of ids) {
		other.subscribe(id, () => woken.add(id));
		own.subscribe(id, wokenHere);
	}
	await database.inSystem(async (tx) => tx.send(wakingStatement(ids, here)));
	await vi.waitFor(() => expect(woken.size).toBe(ids.length));
	expect(wokenHere).not.toHaveBeenCalled();
	await Promise.all([own.close(), other.close()]);
});
