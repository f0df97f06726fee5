/** Appends to the audit log. */
import type { Audit, AuditEntry } from '#lib/server/services/signInPorts.ts';
import type { Database, Transaction } from './database.ts';
import { newId } from './newId.ts';
import { auditRecords } from './schema/audit.ts';

/**
 * Within the transaction of what it records: both happen, or neither. The database gives it its place in the school's
 * chain, and lets no other writer of the school in until the transaction ends: call it last, and never before a lock is
 * taken that another writer may hold while it waits here.
 */
export async function insertAuditRecord(tx: Transaction, entry: AuditEntry): Promise<void> {
	await tx.insert(auditRecords).values({ id: newId(), ...entry });
}

export const createAudit = (database: Database): Audit => ({
	record: (entry) => database.inSchool(entry.schoolId, (tx) => insertAuditRecord(tx, entry)),
});
