/** For the database tests: one more instructor of a school. */
import type { Database } from './database.ts';
import { newId } from './newId.ts';
import { users } from './schema/users.ts';

/** @returns their id. */
export async function insertInstructor(
	database: Database,
	schoolId: string,
	displayName: string,
): Promise<string> {
	const id = newId();
	const email = `${id}@school.example`;
	await database.inSystem((tx) =>
		tx.insert(users).values({ id, schoolId, email, displayName, role: 'instructor' }),
	);
	return id;
}
