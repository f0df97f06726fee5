import { sql } from 'drizzle-orm';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTestDatabase } from '../../../../../tests/database.ts';
import { checkChain, listChains } from './auditChain.ts';
import { openDatabase } from './database.ts';
import { migrateDatabase } from './migrate.ts';
import { newId } from './newId.ts';

describe('records from before there was a chain', () => {
	it('are chained in the order in which they were written', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'before-the-chain-'));
		cpSync('drizzle', folder, { recursive: true });
		const journal = join(folder, 'meta', '_journal.json');
		const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as {
			entries: { tag: string }[];
		};
		const chained = entries.findIndex(({ tag }) => tag.endsWith('_audit_chain'));
		writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, chained) }));
		const old = await createTestDatabase({ isEmpty: true });
		const opened = openDatabase(old.url, { maxConnections: 1 });
		try {
			await migrateDatabase(old.url, folder);
			for (const school of ['a', 'b']) {
				const schoolId = newId();
				await opened.client`insert into schools (id, slug, name) values (${schoolId}, ${school}, ${school})`;
				for (const day of [3, 1, 2]) {
					await opened.client`insert into audit_records (id, school_id, action, resource_type, details, at)
						values (${newId()}, ${schoolId}, ${`day_${day}`}, 'user', '{"a": 1.50}', ${`2026-01-0${day}`})`;
				}
			}
			await migrateDatabase(old.url);
			const chains = await opened.inSystem(listChains);
			expect(chains.map(({ slug }) => slug)).toEqual(['a', 'b']);
			for (const { schoolId } of chains) {
				const state = await opened.readSchool(schoolId, (tx) => checkChain(tx, schoolId));
				expect(state).toMatchObject({ head: { records: 3 }, fault: null });
			}
			const order = await opened.inSystem((tx) =>
				tx.execute(
					sql`select string_agg(action, ' ' order by sequence) as actions from audit_records group by school_id`,
				),
			);
			expect(order.map(({ actions }) => actions)).toEqual(Array(2).fill('day_1 day_2 day_3'));
		} finally {
			await opened.close();
			await old.drop();
			rmSync(folder, { recursive: true });
		}
	});
});
