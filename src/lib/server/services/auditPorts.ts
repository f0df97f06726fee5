/** What reading the audit log needs of the world. */
import type { ChainFault, ChainHead } from '#lib/domain/audit/auditChain.ts';
import type { AuditEntry } from './signInPorts.ts';

/** Which records are shown; null: any. */
export type AuditFilter = {
	action: string | null;
	/** Part of the name or address of whoever acted. */
	person: string | null;
	/** Days, first and last, as `2026-01-31`, in the time zone. */
	from: string | null;
	to: string | null;
	/** A name such as `Asia/Shanghai`. */
	timeZone: string;
};

export type AuditRow = {
	sequence: number;
	atMs: number;
	/** Null when the system itself acted. */
	actor: { id: string; name: string } | null;
	action: string;
	resourceType: string;
	resourceId: string | null;
	details: Record<string, unknown>;
	hash: string;
};

export type ChainState = { head: ChainHead; fault: ChainFault | null };

export type AuditReader = {
	/** The newest first. @param before a number: only earlier records. */
	list(
		schoolId: string,
		filter: AuditFilter,
		page: { before: number | null; limit: number },
	): Promise<AuditRow[]>;
	/** Every action that is on record, in alphabetical order. */
	listActions(schoolId: string): Promise<string[]>;
	readHead(schoolId: string): Promise<ChainHead>;
	/** Reads the whole chain. */
	check(schoolId: string): Promise<ChainState>;
	record(entry: AuditEntry): Promise<void>;
};
