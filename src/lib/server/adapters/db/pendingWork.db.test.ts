import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { insertOneOfEverything } from './oneOfEverything.fixture.ts';
import { createPendingWork } from './pendingWork.ts';
import { useTestDatabase } from './useTestDatabase.fixture.ts';

const at = useTestDatabase();

it('a consultation whose time is up is reached even when more than a batch of others fail for ever', async () => {
	for (let count = 0; count < 51; count += 1)
		await insertOneOfEverything(at.database, randomUUID());
	await at.database.inSystem((tx) =>
		tx.execute(sql`update consultations set next_due_at = now() - interval '1 second',
			due_at = now() - interval '1 second'`),
	);
	const work = createPendingWork(at.database);
	const reached = new Set<string>();
	for (let sweep = 0; sweep < 2; sweep += 1) {
		// What failed rests, and is left out of the next sweep.
		for (const { id } of await work.listDue([...reached])) reached.add(id);
	}
	expect(reached.size).toBe(51);
});
