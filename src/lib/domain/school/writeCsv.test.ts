import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFormula } from './formula.ts';
import { writeCsv } from './writeCsv.ts';

describe('a CSV file that leaves the product', () => {
	it('says that it is UTF-8, and divides by commas and CRLF', () => {
		expect(
			writeCsv(
				['name', 'n'],
				[
					['李雷, "Lei"', 3],
					[null, -1.5],
				],
			),
		).toBe('\uFEFFname,n\r\n"李雷, ""Lei""",3\r\n,-1.5\r\n');
	});

	it('holds no text that a spreadsheet would run, and otherwise the very text it was given', () => {
		const text = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc
				.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' =', '＝'), fc.string())
				.map((parts) => parts.join('')),
		);
		fc.assert(
			fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), (cells) => {
				const written = writeCsv(cells, []);
				const [read] = parse(written, { bom: true, record_delimiter: '\r\n' }) as string[][];
				expect(read!.some(isFormula)).toBe(false);
				expect(read).toEqual(cells.map((cell) => (isFormula(cell) ? `'${cell}` : cell)));
			}),
		);
	});
});
