/** A roster's file as a table: which character divides the cells, which column is which, and which lines there are. */
import { parse } from 'csv-parse/sync';
import { rosterLimits } from './rosterLimits.ts';
import { decodeText, type DecodingFault, type TextEncoding } from './decodeText.ts';

export const rosterColumns = ['name', 'email', 'studentNumber', 'role', 'cohort'] as const;
export type RosterColumn = (typeof rosterColumns)[number];

/** What is wrong with the file as a whole. */
export type FileFault =
	| { code: DecodingFault | 'file_empty' | 'no_rows' | 'cell_too_long' }
	| { code: 'file_too_large'; megabytes: number }
	| { code: 'too_many_rows'; max: number }
	| { code: 'quote_open' | 'quote_wrong'; line: number }
	| { code: 'columns_missing'; columns: RosterColumn[] }
	| { code: 'column_twice'; heading: string };

const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

export type RosterLine = { line: number; cells: Partial<Record<RosterColumn, string>> };
export type RosterTable = {
	encoding: TextEncoding;
	delimiter: Delimiter;
	lines: RosterLine[];
	/** Headings that say nothing to us, and whose cells are not read. */
	ignored: string[];
};
export type TableReading = { ok: true; table: RosterTable } | { ok: false; fault: FileFault };

/** In small letters, words divided by one blank. */
const headings: Record<RosterColumn, readonly string[]> = {
	name: ['name', 'full name', 'display name', 'student name', '姓名', '名字', '学生姓名', '全名'],
	email: [
		...['email', 'e mail', 'mail', 'email address', 'e mail address'],
		...['邮箱', '电子邮箱', '电子邮件', '邮件', '邮箱地址', '邮件地址', '电子邮件地址'],
	],
	studentNumber: [
		...['student number', 'student no', 'student id', 'number', 'matriculation number'],
		...['学号', '学生编号', '编号', '工号'],
	],
	role: ['role', '角色', '身份'],
	cohort: ['cohort', 'group', 'class', '班级', '班', '分组', '组别', '年级'],
};

const required: readonly RosterColumn[] = ['name', 'email'];

function columnOf(heading: string): RosterColumn | null {
	const plain = heading
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s_.\-*:]+/gu, ' ')
		.trim();
	return rosterColumns.find((column) => headings[column].includes(plain)) ?? null;
}

/** Which of them names the most columns in the first line that holds anything; the comma where none does better. */
function findDelimiter(text: string): Delimiter {
	const [first = ''] = text.split('\n').filter((line) => line.trim() !== '');
	const named = (delimiter: Delimiter) =>
		first.split(delimiter).filter((cell) => columnOf(cell.replaceAll('"', '')) !== null).length;
	return delimiters.reduce((best, each) => (named(each) > named(best) ? each : best));
}

/** One way to end lines, and without the line by which spreadsheets tell each other the delimiter. */
const tidy = (text: string): string => text.replaceAll(/\r\n?/g, '\n').replace(/^sep=.(?=\n)/i, '');

type Parsed = { record: string[]; info: { lines: number } };

const quoteFaults: Partial<Record<string, 'quote_open' | 'quote_wrong'>> = {
	CSV_QUOTE_NOT_CLOSED: 'quote_open',
	CSV_INVALID_CLOSING_QUOTE: 'quote_wrong',
	INVALID_OPENING_QUOTE: 'quote_wrong',
};

/** Reads one record beyond the limit, and no more: enough to know. */
function parseRecords(text: string, delimiter: Delimiter): Parsed[] | FileFault {
	const options = {
		...{ delimiter, info: true, relax_column_count: true, skip_empty_lines: true },
		...{ to: rosterLimits.rows + 2, max_record_size: 20_000 },
	};
	try {
		const records = parse(text, options) as unknown as Parsed[];
		return records.filter(({ record }) => record.some((cell) => cell.trim() !== ''));
	} catch (error) {
		const { code = '', lines = 1 } = error as { code?: string; lines?: number };
		const fault = quoteFaults[code];
		return fault ? { code: fault, line: lines } : { code: 'cell_too_long' };
	}
}

/** For each column of the file what it holds; null for what is not read. */
function readHeader(header: readonly string[]): (RosterColumn | null)[] | FileFault {
	const columns = header.map(columnOf);
	const twice = header.findIndex(
		(_, at) => columns[at] !== null && columns.indexOf(columns[at]!) !== at,
	);
	if (twice >= 0) return { code: 'column_twice', heading: header[twice]!.trim().slice(0, 40) };
	const missing = required.filter((column) => !columns.includes(column));
	return missing.length > 0 ? { code: 'columns_missing', columns: missing } : columns;
}

function toLine(columns: readonly (RosterColumn | null)[], { record, info }: Parsed): RosterLine {
	const cells = columns.flatMap((column, at) => (column ? [[column, record[at] ?? '']] : []));
	return { line: info.lines, cells: Object.fromEntries(cells) as RosterLine['cells'] };
}

function readText(text: string, encoding: TextEncoding): TableReading {
	const tidied = tidy(text);
	if (tidied.trim() === '') return { ok: false, fault: { code: 'file_empty' } };
	const delimiter = findDelimiter(tidied);
	const records = parseRecords(tidied, delimiter);
	if (!Array.isArray(records)) return { ok: false, fault: records };
	const [head, ...rest] = records;
	const columns = readHeader(head?.record ?? []);
	if (!Array.isArray(columns)) return { ok: false, fault: columns };
	if (rest.length === 0) return { ok: false, fault: { code: 'no_rows' } };
	if (rest.length > rosterLimits.rows) {
		return { ok: false, fault: { code: 'too_many_rows', max: rosterLimits.rows } };
	}
	const ignored = head!.record
		.filter((heading, at) => columns[at] === null && heading.trim() !== '')
		.map((heading) => heading.trim().slice(0, 40));
	const lines = rest.map((record) => toLine(columns, record));
	return { ok: true, table: { encoding, delimiter, lines, ignored } };
}

/** Whatever the bytes are: a table, or what is wrong with the file. */
export function readRosterTable(bytes: Uint8Array): TableReading {
	if (bytes.length > rosterLimits.bytes) {
		const megabytes = rosterLimits.bytes / 1024 / 1024;
		return { ok: false, fault: { code: 'file_too_large', megabytes } };
	}
	const decoded = decodeText(bytes);
	if (!decoded.ok) return { ok: false, fault: { code: decoded.fault } };
	return readText(decoded.text, decoded.encoding);
}
