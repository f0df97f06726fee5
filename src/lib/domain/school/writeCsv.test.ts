import { describe, expect, it } from 'vitest';
import { writeCsv } from './writeCsv.ts';

describe('a file of comma-separated values', () => {
	it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('holds no formula: %j', (cell) => {
		expect(writeCsv(['name'], [[cell]])).toContain(`'${cell}`);
	});

	it('keeps commas, quotes and lines within their cell', () => {
		expect(writeCsv(['a', 'b'], [['1,2', 'say "no"\nor']])).toBe(
			'\uFEFFa,b\r\n"1,2","say ""no""\nor"\r\n',
		);
	});
});
