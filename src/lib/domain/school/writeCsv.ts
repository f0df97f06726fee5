/** Every CSV file that leaves the product is written here: readable by spreadsheets, and harmless in them. */
import { defuse } from './formula.ts';

/** Numbers stay numbers, a minus before them included; null is an empty cell. */
export type CsvCell = string | number | null;

const writeText = (text: string): string => {
	const harmless = defuse(text);
	return /[",;\t\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

function writeCell(cell: CsvCell): string {
	if (typeof cell === 'string') return writeText(cell);
	return cell !== null && Number.isFinite(cell) ? String(cell) : '';
}

const writeRow = (row: readonly CsvCell[]): string => `${row.map(writeCell).join(',')}\r\n`;

/**
 * RFC 4180, with the byte order mark by which spreadsheets know UTF-8. Text that a spreadsheet would run as a formula
 * gets an apostrophe in front.
 */
export const writeCsv = (header: readonly string[], rows: readonly (readonly CsvCell[])[]) =>
	`\uFEFF${[header, ...rows].map(writeRow).join('')}`;
