import { describe, expect, it } from 'vitest';
import { readAuditFilter } from './readAuditFilter.ts';
import { auditQuery } from '#lib/components/admin/auditQuery.ts';

const everything = { action: null, person: null, from: null, to: null, timeZone: 'UTC' };
const read = (query: string) => readAuditFilter(new URLSearchParams(query));

describe('the filter of the audit log', () => {
	it('goes into an address and comes back', () => {
		const filter = {
			...{ action: 'mark.changed', person: 'Ada & Bo', from: '2026-01-31', to: '2026-02-28' },
			timeZone: 'Asia/Shanghai',
		};
		expect(read(auditQuery(filter))).toEqual(filter);
		expect(auditQuery(everything)).toBe('');
		expect(auditQuery(everything, 120)).toBe('?before=120');
	});

	it.each([
		'from=2026-02-31',
		'from=yesterday',
		'to=0000-01-01',
		'tz=Nowhere/Land',
		'tz=%2B08:00',
		'action=',
		'person=+',
	])('leaves out what makes no sense: %s', (query) => {
		expect(read(query)).toEqual(everything);
	});
});
