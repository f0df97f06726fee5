import { describe, expect, it } from 'vitest';
import { readRosterRow } from './rosterRow.ts';

const read = (cells: Record<string, string>) =>
	readRosterRow({ line: 2, cells: { name: 'Ada Obi', email: 'ada@hill.example', ...cells } });

describe('a line of a roster', () => {
	it('is tidied: blanks around cells, capitals of addresses', () => {
		expect(read({ name: '  Ada   Obi ', email: ' Ada@Hill.example ' })).toMatchObject({
			name: 'Ada Obi',
			email: 'ada@hill.example',
			studentNumber: null,
			role: null,
			faults: [],
		});
	});

	it.each([
		['teacher', 'instructor'],
		['学生', 'student'],
		['', null],
	])('knows the role %j', (role, known) => expect(read({ role }).role).toBe(known));

	it.each([
		['name', '', 'missing'],
		['email', 'ada at hill', 'not_an_address'],
		['email', 'student@demo.invalid', 'not_an_address'],
		['name', 'x'.repeat(201), 'too_long'],
		['name', 'a\u0007b', 'unreadable'],
		['role', 'Admin', 'role_admin'],
		['role', '管理员', 'role_admin'],
		['role', 'dean', 'role_unknown'],
		['name', '=HYPERLINK("http://x")', 'formula'],
		['name', '+1', 'formula'],
		['studentNumber', '-2', 'formula'],
		['cohort', '@SUM(A1)', 'formula'],
		['name', '\tAda', 'formula'],
		['name', ' =1', 'formula'],
		['name', '＝1', 'formula'],
	])('with %s %j is refused: %s', (column, text, code) => {
		expect(read({ [column]: text }).faults).toEqual([{ code, column }]);
	});
});
