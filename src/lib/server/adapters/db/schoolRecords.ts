/** A school's people, cohorts, assignments and settings, read and written in one transaction. */
import { eq, inArray, ne, and, sql } from 'drizzle-orm';
import type { SchoolRecords, SchoolTransaction } from '#lib/server/services/schoolPorts.ts';
import { ServiceError, type ServiceErrorCode } from '#lib/server/services/serviceError.ts';
import { assignmentQueries } from './assignmentQueries.ts';
import { insertAuditRecord } from './auditRecords.ts';
import { cohortQueries } from './cohortQueries.ts';
import type { Database, Transaction } from './database.ts';
import { peopleQueries } from './peopleQueries.ts';
import { schools } from './schema/schools.ts';
import { users } from './schema/users.ts';

/** What is already somebody's, by the index that says so. */
const taken: Partial<Record<string, ServiceErrorCode>> = {
	users_email_unique: 'address_taken',
	users_student_number_unique: 'number_taken',
	cohorts_name_unique: 'name_taken',
};

function explain(error: unknown): unknown {
	const { code, constraint_name: name = '' } = error as { code?: string; constraint_name?: string };
	const fault = code === '23505' ? taken[name] : undefined;
	return fault ? new ServiceError(fault) : error;
}

const settingsQueries = (tx: Transaction, schoolId: string): SchoolTransaction['settings'] => ({
	async read() {
		const [row] = await tx
			.select({ name: schools.name, defaultLanguage: schools.defaultLanguage })
			.from(schools)
			.where(eq(schools.id, schoolId));
		if (!row) throw new Error(`School ${schoolId} is not there.`);
		return row;
	},
	async save(settings) {
		await tx.update(schools).set(settings).where(eq(schools.id, schoolId));
	},
});

const openSchool = (tx: Transaction, schoolId: string): SchoolTransaction => ({
	people: peopleQueries(tx, schoolId),
	cohorts: cohortQueries(tx, schoolId),
	assignments: assignmentQueries(tx, schoolId),
	settings: settingsQueries(tx, schoolId),
	audit: (entry) => insertAuditRecord(tx, { schoolId, ...entry }),
	async lockRoster() {
		await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`roster ${schoolId}`}))`);
	},
});

export const createSchoolRecords = (database: Database): SchoolRecords => ({
	inSchool: (schoolId, work) =>
		database
			.inSchool(schoolId, (tx) => work(openSchool(tx, schoolId)))
			.catch((error: unknown) => {
				throw explain(error);
			}),
	listTakenElsewhere: (schoolId, emails) =>
		database.inSystem(async (tx) => {
			if (emails.length === 0) return new Set();
			const address = sql<string>`lower(${users.email})`;
			const rows = await tx
				.select({ address })
				.from(users)
				.where(and(ne(users.schoolId, schoolId), inArray(address, [...emails])));
			return new Set(rows.map((row) => row.address));
		}),
});
