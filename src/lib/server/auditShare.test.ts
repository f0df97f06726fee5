import { expect, it } from 'vitest';
import { parseAuditShare } from './auditShare.ts';

it.each([
	[undefined, 0.02],
	['  ', 0.02],
	['0', 0],
	['0.1', 0.1],
	['5%', 0.05],
	['1', 1],
])('an audit share of %s is %s', (setting, share) => {
	expect(parseAuditShare(setting)).toBe(share);
});

it.each(['2', '-0.1', 'all', '%'])('%s is no share, and the sentence says what is', (setting) => {
	expect(() => parseAuditShare(setting)).toThrow(/from 0 to 1/);
});
