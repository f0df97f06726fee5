import { expect, it } from 'vitest';
import { leavesNoAdmin } from './leavesNoAdmin.ts';

const admin = { role: 'admin', isDisabled: false } as const;

it.each([
	[
		'the last administrator becomes an instructor',
		{ ...admin, role: 'instructor' as const },
		0,
		true,
	],
	['the last administrator is deactivated', { ...admin, isDisabled: true }, 0, true],
	['one of two is deactivated', { ...admin, isDisabled: true }, 1, false],
	['the last stays what they are', admin, 0, false],
])('%s', (_, after, others, isRefused) => {
	expect(leavesNoAdmin(admin, after, others)).toBe(isRefused);
});

it('whoever was no administrator may become anything', () => {
	expect(leavesNoAdmin({ role: 'student', isDisabled: false }, admin, 0)).toBe(false);
});
