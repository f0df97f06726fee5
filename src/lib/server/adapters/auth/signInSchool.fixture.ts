/** For the database tests: one school whose people can sign in. */
import { createTestDatabase } from '../../../../../tests/database.ts';
import { openDatabase } from '#lib/server/adapters/db/database.ts';
import { newId } from '#lib/server/adapters/db/newId.ts';
import { schools } from '#lib/server/adapters/db/schema/schools.ts';
import { users } from '#lib/server/adapters/db/schema/users.ts';
import { ServiceError } from '#lib/server/services/serviceError.ts';
import { createSignInService } from '#lib/server/services/signInService.ts';
import { createSignInPorts } from './createSignInPorts.ts';

export const password = 'correct horse battery staple';
export const address = '192.0.2.1';

export async function openSignInSchool() {
	const test = await createTestDatabase();
	const database = openDatabase(test.url, { maxConnections: 4 });
	const ports = createSignInPorts(database);
	const service = createSignInService(ports, null);
	const passwordHash = await ports.passwords.hash(password);
	const schoolId = newId();
	await database.inSystem((tx) =>
		tx.insert(schools).values({ id: schoolId, slug: 'school', name: 'School' }),
	);
	return {
		schoolId,
		database,
		ports,
		service,
		/** A student with the password above, unless told otherwise. */
		insertUser: (values: Partial<typeof users.$inferInsert> = {}) =>
			database.inSystem(async (tx) => {
				const id = newId();
				const user = { id, schoolId, displayName: 'Ada', role: 'student' as const, passwordHash };
				const email = `${id}@School.example`;
				await tx.insert(users).values({ ...user, email, ...values });
				return { userId: id, email: values.email ?? email };
			}),
		/** Signs in and answers with the session's token. */
		async tokenOf(email: string): Promise<string> {
			return (await service.signIn({ email, password, address })).token;
		},
		async close() {
			await database.close();
			await test.drop();
		},
	};
}
/** @returns the code of the refusal, or `allowed`. */
export const refusalOf = (work: Promise<unknown>): Promise<string> =>
	work.then(
		() => 'allowed',
		(error: unknown) => {
			if (error instanceof ServiceError) return error.code;
			throw error;
		},
	);

export type SignInSchool = Awaited<ReturnType<typeof openSignInSchool>>;
