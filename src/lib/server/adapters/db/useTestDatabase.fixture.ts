/** A migrated database of a test file's own, opened as the app opens it. */
import { afterAll, beforeAll } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../tests/database.ts';
import { openDatabase, type Database } from './database.ts';

/** @returns what is there while the file's tests run. */
export function useTestDatabase(maxConnections = 3) {
	const opened = {} as { database: Database; url: string };
	let test: TestDatabase | undefined;
	beforeAll(async () => {
		test = await createTestDatabase();
		opened.url = test.url;
		opened.database = openDatabase(test.url, { maxConnections });
	});
	afterAll(async () => {
		await opened.database?.close();
		await test?.drop();
	});
	return opened;
}
