/** Agreement of two markers on yes-or-no judgements, and how well one finds what the other holds true. */
import { cohenKappa, gwetAc1 } from './categoricalAgreement.ts';

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

const squareOf = (table: Table) => [
	[table.yesYes, table.yesNo],
	[table.noYes, table.noNo],
];

/** Cohen's kappa; null where chance alone explains everything. */
export const kappaOf = (table: Table) => cohenKappa(squareOf(table));

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

export const precision = (table: Table) => ratio(table.yesYes, table.yesYes + table.yesNo);
export const recall = (table: Table) => ratio(table.yesYes, table.yesYes + table.noYes);
export const specificity = (table: Table) => ratio(table.noNo, table.noNo + table.yesNo);

/** Everything a report of yes-or-no agreement shows; null where it is undefined. */
export const describeAgreement = (table: Table) => ({
	n: total(table),
	kappa: kappaOf(table),
	interval: kappaInterval(table),
	ac1: gwetAc1(squareOf(table)),
	precision: precision(table),
	recall: recall(table),
	specificity: specificity(table),
	prevalence: ratio(table.yesYes + table.noYes, total(table)),
});
