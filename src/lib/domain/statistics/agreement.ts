/** Agreement of two markers on yes-or-no judgements, and how well one finds what the other holds true. */

/** Counts of a two-by-two table: first letter ours, second theirs. */
export type Table = { yesYes: number; yesNo: number; noYes: number; noNo: number };
export type Judgement = { ours: boolean; gold: boolean };
export type Interval = { low: number; high: number };

/** Standard normal quantile of a two-sided 95 % interval. */
export const Z95 = 1.959964;

export function tabulate(judgements: Iterable<Judgement>): Table {
	const table: Table = { yesYes: 0, yesNo: 0, noYes: 0, noNo: 0 };
	for (const { ours, gold } of judgements) {
		if (ours) table[gold ? 'yesYes' : 'yesNo'] += 1;
		else table[gold ? 'noYes' : 'noNo'] += 1;
	}
	return table;
}

const total = (table: Table) => table.yesYes + table.yesNo + table.noYes + table.noNo;
const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);

/** Share of judgements that are the same; null without any. */
export const observedAgreement = (table: Table) => ratio(table.yesYes + table.noNo, total(table));

/** Cohen's kappa over any number of categories from a square table of counts or proportions (Cohen 1960); null where chance alone explains everything. */
export function cohenKappa(square: readonly (readonly number[])[]): number | null {
	const sum = square.flat().reduce((all, value) => all + value, 0);
	if (sum === 0) return null;
	const rows = square.map((row) => row.reduce((all, value) => all + value, 0) / sum);
	const columns = square.map((_, index) =>
		square.reduce((all, row) => all + (row[index] ?? 0) / sum, 0),
	);
	const observed = square.reduce((all, row, index) => all + (row[index] ?? 0) / sum, 0);
	const expected = rows.reduce((all, row, index) => all + row * (columns[index] ?? 0), 0);
	return expected === 1 ? null : (observed - expected) / (1 - expected);
}

export const kappaOf = (table: Table) =>
	cohenKappa([
		[table.yesYes, table.yesNo],
		[table.noYes, table.noNo],
	]);

/** 95 % interval of kappa by its large-sample standard error (Fleiss, Cohen and Everitt 1969). */
export function kappaInterval(table: Table): Interval | null {
	const kappa = kappaOf(table);
	const n = total(table);
	if (kappa === null) return null;
	const cells = [
		[table.yesYes / n, table.yesNo / n],
		[table.noYes / n, table.noNo / n],
	] as const;
	const rows = [cells[0][0] + cells[0][1], cells[1][0] + cells[1][1]] as const;
	const columns = [cells[0][0] + cells[1][0], cells[0][1] + cells[1][1]] as const;
	const expected = rows[0] * columns[0] + rows[1] * columns[1];
	let spread = -((kappa - expected * (1 - kappa)) ** 2);
	for (const i of [0, 1] as const)
		for (const j of [0, 1] as const) {
			const same = i === j ? 1 : 0;
			const margin = i === j ? rows[i] + columns[i] : columns[i] + rows[j];
			spread += cells[i][j] * (same - margin * (1 - kappa)) ** 2;
		}
	const error = Math.sqrt(Math.max(0, spread) / n) / (1 - expected);
	return { low: kappa - Z95 * error, high: Math.min(1, kappa + Z95 * error) };
}

/** Gwet's AC1 (Gwet 2008): chance agreement from the mean prevalence, so that rare categories do not sink it. */
export function gwetAc1(table: Table): number | null {
	const observed = observedAgreement(table);
	if (observed === null) return null;
	const n = total(table);
	const prevalence = (2 * table.yesYes + table.yesNo + table.noYes) / (2 * n);
	const chance = 2 * prevalence * (1 - prevalence);
	return (observed - chance) / (1 - chance);
}

export const precision = (table: Table) => ratio(table.yesYes, table.yesYes + table.yesNo);
export const recall = (table: Table) => ratio(table.yesYes, table.yesYes + table.noYes);
export const specificity = (table: Table) => ratio(table.noNo, table.noNo + table.yesNo);

/** Everything a report of yes-or-no agreement shows; null where it is undefined. */
export const describeAgreement = (table: Table) => ({
	n: total(table),
	kappa: kappaOf(table),
	interval: kappaInterval(table),
	ac1: gwetAc1(table),
	precision: precision(table),
	recall: recall(table),
	specificity: specificity(table),
	prevalence: ratio(table.yesYes + table.noYes, total(table)),
});
