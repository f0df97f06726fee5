/** Sentences for what is wrong with a roster, and for what would become of its lines. */
import type { PlannedRow } from '#lib/domain/school/planRoster.ts';
import type { RowFault } from '#lib/domain/school/rosterRow.ts';
import type { Delimiter, FileFault, RosterColumn } from '#lib/domain/school/rosterTable.ts';
import { m } from '#lib/paraglide/messages.js';

const columns: Record<RosterColumn, () => string> = {
	name: m.rosterColumn_name,
	email: m.rosterColumn_email,
	studentNumber: m.rosterColumn_studentNumber,
	role: m.rosterColumn_role,
	cohort: m.rosterColumn_cohort,
};
const columnWords = (given: readonly RosterColumn[]) =>
	given.map((column) => columns[column]()).join(m.listComma());

/** Where a sentence begins with it. */
const first = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const fileFaults: {
	[Code in FileFault['code']]: (fault: Extract<FileFault, { code: Code }>) => string;
} = {
	spreadsheet: () => m.rosterFault_spreadsheet(),
	encoding_unknown: () => m.rosterFault_encoding_unknown(),
	not_text: () => m.rosterFault_not_text(),
	file_empty: () => m.rosterFault_file_empty(),
	no_rows: () => m.rosterFault_no_rows(),
	cell_too_long: () => m.rosterFault_cell_too_long(),
	file_too_large: ({ megabytes }) => m.rosterFault_file_too_large({ megabytes }),
	too_many_rows: ({ max }) => m.rosterFault_too_many_rows({ max }),
	quote_open: ({ line }) => m.rosterFault_quote_open({ line }),
	quote_wrong: ({ line }) => m.rosterFault_quote_wrong({ line }),
	columns_missing: (fault) =>
		m.rosterFault_columns_missing({ columns: columnWords(fault.columns) }),
	column_twice: ({ heading }) => m.rosterFault_column_twice({ heading }),
};
export const fileFaultWords = (fault: FileFault): string =>
	(fileFaults[fault.code] as (fault: FileFault) => string)(fault);

const fieldFaults = {
	missing: m.rosterRow_missing,
	too_long: m.rosterRow_too_long,
	formula: m.rosterRow_formula,
	unreadable: m.rosterRow_unreadable,
};
const rowFaults = {
	not_an_address: m.rosterRow_not_an_address,
	role_admin: m.rosterRow_role_admin,
	role_unknown: m.rosterRow_role_unknown,
	address_taken: m.rosterRow_address_taken,
	address_of_another: m.rosterRow_address_of_another,
	other_number: m.rosterRow_other_number,
	cohort_archived: m.rosterRow_cohort_archived,
};
function rowFaultWords(fault: RowFault): string {
	const column = columns[fault.column]();
	if (fault.code === 'same_as_line') return m.rosterRow_same_as_line({ line: fault.line, column });
	return fault.code in fieldFaults
		? fieldFaults[fault.code as keyof typeof fieldFaults]({ column: first(column) })
		: rowFaults[fault.code as keyof typeof rowFaults]();
}

export const outcomeLooks = {
	create: { word: m.rosterOutcome_create, tone: 'met' },
	update: { word: m.rosterOutcome_update, tone: 'primary' },
	unchanged: { word: m.rosterOutcome_unchanged, tone: 'plain' },
	left_alone: { word: m.rosterOutcome_left_alone, tone: 'unscored' },
	refused: { word: m.rosterOutcome_refused, tone: 'missed' },
} as const satisfies Record<PlannedRow['outcome'], unknown>;

/** What else is to be said of a line; may be empty. */
export function rowWords(row: PlannedRow): string[] {
	if (row.outcome === 'refused') return row.faults.map(rowFaultWords);
	if (row.outcome === 'update') return [m.rosterChanges({ columns: columnWords(row.changes) })];
	if (row.outcome !== 'left_alone') return [];
	return [row.why === 'admin' ? m.rosterLeft_admin() : m.rosterLeft_deactivated()];
}

export const delimiterWords: Record<Delimiter, () => string> = {
	',': m.rosterComma,
	';': m.rosterSemicolon,
	'\t': m.rosterTab,
};
