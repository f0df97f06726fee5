import { randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { listenForWakeups, wakingStatement } from './wakeups.ts';
import { useTestDatabase } from './useTestDatabase.fixture.ts';

const at = useTestDatabase();

const log = { info: () => {}, error: () => {} };

it('wakes the readers of every consultation in another process, also of more than one notification names, and none of its own', async () => {
	const [here, there] = [randomUUID(), randomUUID()];
	const ids = Array.from({ length: 450 }, () => randomUUID());
	const [own, other] = [
		await listenForWakeups(at.database, here, log),
		await listenForWakeups(at.database, there, log),
	];
	const woken = new Set<string>();
	const wokenHere = vi.fn();
	for (const id of ids) {
		other.subscribe(id, () => woken.add(id));
		own.subscribe(id, wokenHere);
	}
	await at.database.inSystem(async (tx) => tx.send(wakingStatement(ids, here)));
	await vi.waitFor(() => expect(woken.size).toBe(ids.length));
	expect(wokenHere).not.toHaveBeenCalled();
	await Promise.all([own.close(), other.close()]);
});
