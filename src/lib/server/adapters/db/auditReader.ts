/** Reads a school's audit log for people. */
import { and, desc, eq, lt, sql, type SQL } from 'drizzle-orm';
import type { AuditFilter, AuditReader } from '#lib/server/services/auditPorts.ts';
import { checkChain, readHead } from './auditChain.ts';
import { insertAuditRecord } from './auditRecords.ts';
import type { Database } from './database.ts';
import { holdsText } from './holdsText.ts';
import { auditRecords } from './schema/audit.ts';
import { users } from './schema/users.ts';

const midnight = (day: SQL, timeZone: string) => sql`(${day}) at time zone ${timeZone}::text`;

function conditionsOf(filter: AuditFilter): (SQL | undefined)[] {
	const { action, person, from, to, timeZone } = filter;
	return [
		action === null ? undefined : eq(auditRecords.action, action),
		holdsText([users.displayName, users.email], person ?? ''),
		from
			? sql`${auditRecords.at} >= ${midnight(sql`${from}::date::timestamp`, timeZone)}`
			: undefined,
		to
			? sql`${auditRecords.at} < ${midnight(sql`${to}::date::timestamp + interval '1 day'`, timeZone)}`
			: undefined,
	];
}

export const createAuditReader = (database: Database): AuditReader => ({
	list: (schoolId, filter, { before, limit }) =>
		database.inSchool(schoolId, async (tx) => {
			const rows = await tx
				.select({ record: auditRecords, actorName: users.displayName })
				.from(auditRecords)
				.leftJoin(users, eq(users.id, auditRecords.actorId))
				.where(
					and(
						before === null ? undefined : lt(auditRecords.sequence, before),
						...conditionsOf(filter),
					),
				)
				.orderBy(desc(auditRecords.sequence))
				.limit(limit);
			return rows.map(({ record, actorName }) => ({
				sequence: record.sequence,
				atMs: record.at.getTime(),
				actor: record.actorId === null ? null : { id: record.actorId, name: actorName ?? '' },
				action: record.action,
				resourceType: record.resourceType,
				resourceId: record.resourceId,
				details: record.details,
				hash: record.hash,
			}));
		}),
	listActions: (schoolId) =>
		database.inSchool(schoolId, async (tx) => {
			const rows = await tx
				.selectDistinct({ action: auditRecords.action })
				.from(auditRecords)
				.orderBy(auditRecords.action);
			return rows.map(({ action }) => action);
		}),
	readHead: (schoolId) => database.inSchool(schoolId, (tx) => readHead(tx, schoolId)),
	check: (schoolId) => database.readSchool(schoolId, (tx) => checkChain(tx, schoolId)),
	record: (entry) => database.inSchool(entry.schoolId, (tx) => insertAuditRecord(tx, entry)),
});
