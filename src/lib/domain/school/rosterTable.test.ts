import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gb18030, utf16be, utf16le, utf8, windows1252 } from './rosterBytes.fixture.ts';
import { rosterLimits } from './rosterLimits.ts';
import { readRosterTable } from './rosterTable.ts';
import { readRosterRow } from './rosterRow.ts';

const cellsOf = (bytes: Uint8Array) => {
	const reading = readRosterTable(bytes);
	return reading.ok ? reading.table.lines.map(({ cells }) => cells) : reading.fault;
};
const text = 'name,email\nLi Lei 李雷,lei@hill.example\n';
const lei = [{ name: 'Li Lei 李雷', email: 'lei@hill.example' }];

describe('a roster is read', () => {
	it.each([
		['UTF-8', utf8(text)],
		['UTF-8 with a mark', utf8(`\uFEFF${text}`)],
		['UTF-16 with a mark', utf16le(`\uFEFF${text}`)],
		['UTF-16, the other way round', utf16be(`\uFEFF${text}`)],
		['UTF-16 without a mark', utf16le(text)],
	])('from %s', (_, bytes) => expect(cellsOf(bytes)).toEqual(lei));

	it('from GB18030, and says so', () => {
		expect(readRosterTable(gb18030)).toMatchObject({
			ok: true,
			table: { encoding: 'gb18030', lines: [{ cells: { name: '李雷' } }] },
		});
	});

	it.each([
		['comma', ',', ','],
		['semicolon', ';', ';'],
		['tab', '\t', '\t'],
	])('with a %s between the cells', (_, sign, delimiter) => {
		const file = utf8(text.replaceAll(',', sign));
		expect(cellsOf(file)).toEqual(lei);
		expect(readRosterTable(file)).toMatchObject({ table: { delimiter } });
	});

	it('with the line by which spreadsheets tell the delimiter, lines ended in any way, and empty ones', () => {
		const file = 'sep=;\r\nName;E-Mail\r\n\r\nAda;ada@hill.example\r;;\nBo;bo@hill.example';
		expect(cellsOf(utf8(file))).toMatchObject([{ name: 'Ada' }, { name: 'Bo' }]);
	});

	it('by headings in Chinese, in any order, leaving out what it does not know', () => {
		const file = utf8('备注,学号,班级,邮箱,角色,姓名\n无,007,一班,a@hill.example,学生,王芳\n');
		expect(readRosterTable(file)).toMatchObject({
			table: {
				ignored: ['备注'],
				lines: [
					{
						cells: {
							...{ studentNumber: '007', cohort: '一班', email: 'a@hill.example' },
							...{ role: '学生', name: '王芳' },
						},
					},
				],
			},
		});
	});

	it('with the number of each line as an editor counts it', () => {
		const reading = readRosterTable(utf8('name,email\n\nAda,a@hill.example\n'));
		expect(reading).toMatchObject({ table: { lines: [{ line: 3 }] } });
	});
});

const rows = (count: number) =>
	utf8(
		`name,email\n${Array.from({ length: count }, (_, at) => `N,p${at}@hill.example\n`).join('')}`,
	);

describe('a file is refused as a whole', () => {
	it.each([
		['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), { code: 'spreadsheet' }],
		['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1), { code: 'spreadsheet' }],
		['Windows-1252, rather than read as Chinese', windows1252, { code: 'encoding_unknown' }],
		[
			'half a character',
			Uint8Array.of(...utf8('name,email\n'), 0xe6),
			{ code: 'encoding_unknown' },
		],
		['no text', utf8('name,email\na\0b,c'), { code: 'not_text' }],
		['nothing', utf8(' \n'), { code: 'file_empty' }],
		['headings alone', utf8('name,email\n'), { code: 'no_rows' }],
		[
			'no headings',
			utf8('Ada,ada@hill.example\n'),
			{ code: 'columns_missing', columns: ['name', 'email'] },
		],
		['a heading twice', utf8('name,email,E-mail\n'), { code: 'column_twice', heading: 'E-mail' }],
		['an open quote', utf8('name,email\n"Ada,a@b.example\n'), { code: 'quote_open', line: 2 }],
		['a quote inside', utf8('name,email\nA "x" b,a@b.example\n'), { code: 'quote_wrong', line: 2 }],
		['a cell without end', utf8(`name,email\n${'x'.repeat(30_000)}`), { code: 'cell_too_long' }],
		['50,000 rows', rows(50_000), { code: 'too_many_rows', max: 5000 }],
		[
			'more than 5 MB',
			new Uint8Array(rosterLimits.bytes + 1),
			{ code: 'file_too_large', megabytes: 5 },
		],
	])('%s', (_, bytes, fault) => {
		expect(readRosterTable(bytes)).toEqual({ ok: false, fault });
	});

	it('but not at exactly the limit of rows', () => {
		expect(cellsOf(rows(rosterLimits.rows))).toHaveLength(5000);
	});
});

/** Bytes at random, and bytes that begin like a roster. */
const anyBytes = fc.oneof(
	fc.uint8Array({ maxLength: 300 }),
	fc
		.tuple(
			fc.constantFrom(utf8('name,email\n'), utf16le('\uFEFFname;email\n'), gb18030),
			fc.uint8Array({ maxLength: 200 }),
		)
		.map(([head, rest]) => Uint8Array.of(...head, ...rest)),
	fc.string({ unit: 'binary' }).map((rest) => utf8(`name,email,role\n${rest}`)),
);

describe('whatever the bytes', () => {
	it('the answer is a table or a fault, and each line a row, with or without faults', () => {
		fc.assert(
			fc.property(anyBytes, (bytes) => {
				const reading = readRosterTable(bytes);
				if (!reading.ok) expect(reading.fault.code).toMatch(/^[a-z_0-9]+$/);
				for (const row of reading.ok ? reading.table.lines.map(readRosterRow) : []) {
					const isSound = row.name !== '' && row.email.includes('@');
					expect(isSound || row.faults.length > 0).toBe(true);
				}
			}),
			{ numRuns: 300 },
		);
	});
});
