/** The audit log's filter as the end of an address. */
import type { AuditFilter } from '#lib/server/services/auditPorts.ts';

/** @returns for example `?action=mark.changed&before=120`; empty for everything. */
export function auditQuery(filter: AuditFilter, before: number | null = null): string {
	const { action, person, from, to, timeZone } = filter;
	const hasDays = from !== null || to !== null;
	const given = { action, person, from, to, tz: hasDays ? timeZone : null, before };
	const parts = Object.entries(given).flatMap(([name, value]) =>
		value === null ? [] : [[name, String(value)]],
	);
	return parts.length === 0 ? '' : `?${new URLSearchParams(parts)}`;
}
