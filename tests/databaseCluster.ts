/**
 * Vitest's global setup for `*.db.test.ts`: a cluster of their own, and in it a migrated template to copy from.
 * TEST_DATABASE_URL names a server to use instead; TEST_POSTGRES_BINARIES the programs of an installed PostgreSQL.
 */

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { systemBinaries } from '#lib/server/adapters/db/embedded/binaries.ts';
import { openEmbeddedPostgres } from '#lib/server/adapters/db/embedded/openEmbeddedPostgres.ts';
import { migrateDatabase } from '#lib/server/adapters/db/migrate.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** An administrator's address of the cluster. */
		clusterUrl: string;
		templateName: string;
	}
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const cluster = await openCluster();
	const templateName = `template_${randomBytes(6).toString('hex')}`;
	await administer(cluster.url, `create database ${templateName}`);
	await migrateDatabase(databaseUrl(cluster.url, templateName));
	project.provide('clusterUrl', cluster.url);
	project.provide('templateName', templateName);
	return async () => {
		await administer(cluster.url, `drop database ${templateName} with (force)`);
		await cluster.close();
	};
}

async function openCluster(): Promise<{ url: string; close(): Promise<void> }> {
	const given = process.env.TEST_DATABASE_URL;
	if (given) return { url: given, close: async () => {} };
	const installed = process.env.TEST_POSTGRES_BINARIES;
	const dataDir = mkdtempSync(join(tmpdir(), 'virtual-patient-test-'));
	chmodSync(dataDir, 0o755); // As root, PostgreSQL runs under another account.
	const embedded = await openEmbeddedPostgres({
		dataDir,
		...(installed && { binaries: await systemBinaries(installed) }),
		// Nothing here needs to outlive a power cut.
		settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
	});
	const close = async () => {
		await embedded.stop();
		rmSync(dataDir, { recursive: true, force: true });
	};
	return { url: embedded.adminUrl, close };
}

async function administer(url: string, statement: string): Promise<void> {
	const sql = postgres(url, { max: 1, onnotice: () => {} });
	try {
		await sql.unsafe(statement);
	} finally {
		await sql.end({ timeout: 5 });
	}
}

function databaseUrl(cluster: string, name: string): string {
	return Object.assign(new URL(cluster), { pathname: `/${name}` }).href;
}
