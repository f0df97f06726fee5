import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/database.ts';
import { openApp } from './wiring.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
	database = await createTestDatabase();
	folder = mkdtempSync(join(tmpdir(), 'virtual-patient-scenarios-'));
});
afterAll(async () => {
	await database.drop();
	rmSync(folder, { recursive: true, force: true });
});

async function countConnections(): Promise<number> {
	const sql = postgres(database.url, { max: 1 });
	const [row] = await sql<{ count: number }[]>`
		select count(*)::int from pg_stat_activity
		where datname = current_database() and pid <> pg_backend_pid()`;
	await sql.end();
	return row!.count;
}

it.each([
	['a setting that cannot be used', { AUDIT_SHARE: 'many' }, 'AUDIT_SHARE'],
	['a catalogue that is missing', {}, 'complaints.yaml'],
])('an app that cannot start for %s leaves nothing running', async (_, env, named) => {
	cpSync('scenarios', folder, { recursive: true });
	if (named.endsWith('.yaml')) rmSync(join(folder, named));
	const starting = openApp({ DATABASE_URL: database.url, SCENARIOS_DIR: folder, ...env });
	await expect(starting).rejects.toThrow(named);
	await vi.waitFor(async () => expect(await countConnections()).toBe(0), { timeout: 10_000 });
});
