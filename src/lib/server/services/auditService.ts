/** The audit log, for a school's administrators: reading it, taking it away, and checking that nobody has touched it. */
import { can } from '#lib/domain/access/can.ts';
import type { ChainHead } from '#lib/domain/audit/auditChain.ts';
import { writeCsv } from '#lib/domain/school/writeCsv.ts';
import type { Actor } from './actor.ts';
import type { AuditFilter, AuditReader, AuditRow, ChainState } from './auditPorts.ts';
import { ServiceError } from './serviceError.ts';

export type AuditPage = {
	/** The newest first. */
	rows: AuditRow[];
	/** The number before which the next page begins; null on the last one. */
	older: number | null;
	actions: string[];
	head: ChainHead;
};

export type AuditService = {
	/** @param before a record's number: only earlier ones. */
	list(actor: Actor, filter: AuditFilter, before: number | null): Promise<AuditPage>;
	check(actor: Actor): Promise<ChainState>;
	/** A file of comma-separated values, itself put on record. @throws ServiceError `export_too_long` */
	exportCsv(actor: Actor, filter: AuditFilter): Promise<string>;
};

const pageLength = 50;
const longestExport = 100_000;

const columns = [
	'number',
	'at',
	'actor_id',
	'actor',
	'action',
	'resource_type',
	'resource_id',
	'details',
	'hash',
];

const toCells = (row: AuditRow) => [
	String(row.sequence),
	new Date(row.atMs).toISOString(),
	row.actor?.id ?? '',
	row.actor?.name ?? '',
	row.action,
	row.resourceType,
	row.resourceId ?? '',
	JSON.stringify(row.details),
	row.hash,
];

function requireAuditor(actor: Actor): void {
	if (!can(actor, 'audit.read', { schoolId: actor.schoolId }))
		throw new ServiceError('not_allowed');
}

async function list(
	reader: AuditReader,
	{ schoolId }: Actor,
	filter: AuditFilter,
	before: number | null,
): Promise<AuditPage> {
	const [found, actions, head] = await Promise.all([
		reader.list(schoolId, filter, { before, limit: pageLength + 1 }),
		reader.listActions(schoolId),
		reader.readHead(schoolId),
	]);
	const rows = found.slice(0, pageLength);
	const older = found.length > pageLength ? (rows.at(-1)?.sequence ?? null) : null;
	return { rows, older, actions, head };
}

async function exportCsv(
	reader: AuditReader,
	{ schoolId, userId }: Actor,
	filter: AuditFilter,
): Promise<string> {
	const page = { before: null, limit: longestExport + 1 };
	const rows = await reader.list(schoolId, filter, page);
	if (rows.length > longestExport) {
		throw new ServiceError('export_too_long', { max: longestExport });
	}
	const { action, from, to } = filter;
	await reader.record({
		...{ schoolId, actorId: userId, action: 'audit.exported' },
		...{ resourceType: 'school', resourceId: schoolId },
		details: { records: rows.length, action, from, to },
	});
	return writeCsv(columns, rows.map(toCells));
}

export const createAuditService = (reader: AuditReader): AuditService => ({
	async list(actor, filter, before) {
		requireAuditor(actor);
		return list(reader, actor, filter, before);
	},
	async check(actor) {
		requireAuditor(actor);
		return reader.check(actor.schoolId);
	},
	async exportCsv(actor, filter) {
		requireAuditor(actor);
		return exportCsv(reader, actor, filter);
	},
});
