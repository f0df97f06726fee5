/** Comma-separated values that open in any spreadsheet as what they are: text, never a formula. */

/** What spreadsheets take for the beginning of a formula (OWASP, CSV Injection). */
const formulaStart = /^[=+\-@\t\r]/;

function toCell(value: string): string {
	const text = formulaStart.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const toLine = (cells: readonly string[]) => `${cells.map(toCell).join(',')}\r\n`;

/** By RFC 4180, with a byte order mark, by which spreadsheets know UTF-8. A cell that could be a formula gets an apostrophe. */
export const writeCsv = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
	`\uFEFF${[header, ...rows].map(toLine).join('')}`;
