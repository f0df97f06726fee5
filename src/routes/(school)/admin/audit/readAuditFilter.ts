/** The audit log's filter from an address; what makes no sense there filters nothing. */
import { storable } from '#lib/domain/transcript/storable.ts';
import type { AuditFilter } from '#lib/server/services/auditPorts.ts';

const longestText = 200;

/** A day that exists, written `2026-01-31`. */
function dayOrNull(text: string | null): string | null {
	if (!text || !/^(19|2\d)\d\d-\d\d-\d\d$/.test(text)) return null;
	const day = new Date(`${text}T00:00:00Z`);
	return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text ? null : text;
}

function timeZoneOr(usual: string, name: string | null): string {
	// By name alone: of offsets the database and the browser disagree about the sign.
	if (!name || !/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/.test(name)) return usual;
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return name;
	} catch {
		return usual;
	}
}

export function readAuditFilter(query: URLSearchParams): AuditFilter {
	const text = (name: string) =>
		storable(query.get(name) ?? '')
			.trim()
			.slice(0, longestText) || null;
	return {
		action: text('action'),
		person: text('person'),
		from: dayOrNull(query.get('from')),
		to: dayOrNull(query.get('to')),
		timeZone: timeZoneOr('UTC', query.get('tz')),
	};
}
