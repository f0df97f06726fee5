/** A database of its own for one test file, copied from the run's migrated template. */

import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';

export interface TestDatabase {
	/** For a user who may do anything, so that a test can also see what row-level security hides. */
	readonly url: string;
	/** Cuts connections that the test has left open. */
	drop(): Promise<void>;
}

/** @param isEmpty leaves the migrations out, for tests of the migrations themselves. */
export async function createTestDatabase({ isEmpty = false } = {}): Promise<TestDatabase> {
	const clusterUrl = inject('clusterUrl');
	const name = `test_${randomBytes(6).toString('hex')}`;
	const template = isEmpty ? 'template1' : inject('templateName');
	await administer(clusterUrl, `create database ${name} template ${template}`);
	const url = Object.assign(new URL(clusterUrl), { pathname: `/${name}` }).href;
	return {
		url,
		drop: () => administer(clusterUrl, `drop database if exists ${name} with (force)`),
	};
}

async function administer(clusterUrl: string, statement: string): Promise<void> {
	const sql = postgres(clusterUrl, { max: 1, onnotice: () => {} });
	try {
		await sql.unsafe(statement);
	} finally {
		await sql.end({ timeout: 5 });
	}
}
