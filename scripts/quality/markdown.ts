/** Pieces of Markdown for the quality page. */

/** Cells are plain text: a bar inside one would end it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Two figures after the point, as papers print them; a dash for what is not defined or was not measured. */
export const figure = (value: number | null | undefined, digits = 2): string =>
	value === null || value === undefined ? '–' : value.toFixed(digits);

export const share = (value: number | null | undefined): string =>
	value === null || value === undefined ? '–' : `${(100 * value).toFixed(1)} %`;

export const withInterval = (
	value: number | null | undefined,
	interval: { low: number; high: number } | null | undefined,
): string =>
	interval
		? `${figure(value)} (${figure(interval.low)} to ${figure(interval.high)})`
		: figure(value);
