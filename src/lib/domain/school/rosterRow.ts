/** One line of a roster, read and checked by itself. */
import type { Role } from '../access/role.ts';
import { findFieldFault, tidyField, type FieldFault, type PersonField } from './personFields.ts';
import type { RosterColumn, RosterLine } from './rosterTable.ts';

/** Administrators are made one by one, never by a file. */
export type RosterRole = Exclude<Role, 'admin'>;

export type RowFault =
	| { code: FieldFault; column: RosterColumn }
	| { code: 'role_admin' | 'role_unknown'; column: 'role' }
	/** The same address, number or person as in an earlier line. */
	| { code: 'same_as_line'; column: RosterColumn; line: number }
	/** The address cannot be used here: it signs in to an account that is not of this school. */
	| { code: 'address_taken'; column: 'email' }
	/** The number is one person's, the address another's. */
	| { code: 'address_of_another'; column: 'email' }
	/** The address is known, under another number. */
	| { code: 'other_number'; column: 'studentNumber' }
	| { code: 'cohort_archived'; column: 'cohort' };

export type RosterRow = {
	line: number;
	name: string;
	/** In small letters. */
	email: string;
	/** Null where the file says nothing; then what is known stays. */
	studentNumber: string | null;
	role: RosterRole | null;
	cohort: string | null;
	faults: RowFault[];
};

const roleNames: Record<Role, readonly string[]> = {
	student: ['student', 'learner', '学生', '学员'],
	instructor: ['instructor', 'teacher', 'tutor', '教师', '老师', '教员'],
	admin: ['admin', 'administrator', '管理员'],
};

function readRole(text: string): { role: RosterRole | null; faults: RowFault[] } {
	const given = tidyField(text).toLowerCase();
	const none = { role: null, faults: [] };
	if (given === '') return none;
	if (roleNames.admin.includes(given)) {
		return { ...none, faults: [{ code: 'role_admin', column: 'role' }] };
	}
	const role = (['student', 'instructor'] as const).find((each) => roleNames[each].includes(given));
	return role
		? { role, faults: [] }
		: { ...none, faults: [{ code: 'role_unknown', column: 'role' }] };
}

const fields = ['name', 'email', 'studentNumber', 'cohort'] as const satisfies PersonField[];

export function readRosterRow({ line, cells }: RosterLine): RosterRow {
	const { role, faults: roleFaults } = readRole(cells.role ?? '');
	const faults = fields.flatMap((column): RowFault[] => {
		const code = findFieldFault(column, cells[column] ?? '');
		return code ? [{ code, column }] : [];
	});
	const textOf = (column: RosterColumn) => tidyField(cells[column] ?? '');
	return {
		line,
		name: textOf('name'),
		email: textOf('email').toLowerCase(),
		studentNumber: textOf('studentNumber') || null,
		role,
		cohort: textOf('cohort') || null,
		faults: [...faults, ...roleFaults],
	};
}
