/** Text that a spreadsheet would run as a formula when it opens a CSV file (OWASP, "CSV injection"). */

/** Also the full-width signs, which spreadsheets in Chinese and Japanese take for the plain ones. */
const starters = /^[=+\-@\t\r＝＋－＠]/;

/** Blanks before the sign do not help: some programs drop them. */
export const isFormula = (text: string): boolean =>
	starters.test(text) || starters.test(text.trimStart());

/** An apostrophe in front makes it text. */
export const defuse = (text: string): string => (isFormula(text) ? `'${text}` : text);
