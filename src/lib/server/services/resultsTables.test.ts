import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv, type CsvCell } from '#lib/domain/school/writeCsv.ts';
import { analyseExamination } from '#lib/domain/statistics/examinationResults.ts';
import type { AssessmentResults } from './readResults.ts';
import { tabulateLong, tabulateWide, type ResultsTable } from './resultsTables.ts';

type Made = {
	numbers: string[];
	items: string[];
	slug: string;
	/** By candidate and item; null: not signed. */
	levels: (0 | 1)[][];
	signed: boolean[];
};

/** One station at which every item gives two points; only what the tables look at is there. */
function resultsOf({ numbers, items, slug, levels, signed }: Made): AssessmentResults {
	const markedBy = { sections: [{ items: items.map((id) => ({ id, label: id, marks: 2 })) }] };
	const rubric = { schoolId: 'school', versionId: 'rubric' };
	const station = { id: 'station', position: 1, slug, title: slug, rubric, markedBy };
	const candidates = numbers.map((number, index) => ({ id: `c${index}`, number }));
	const pointsAt = (candidate: number, item: number) =>
		signed[candidate] ? 2 * levels[candidate]![item]! : null;
	const rows = candidates.flatMap(({ id: candidate }, index) =>
		items.map((itemId, item) => ({
			...{ candidate, station: 'station', itemId, points: pointsAt(index, item), max: 2, grade: 3 },
		})),
	);
	const marks = candidates.map(({ id, number }, index) => ({
		...{
			id: `s${index}`,
			stationId: 'station',
			candidateId: id,
			candidateNumber: number,
			grade: 3,
		},
		markings: [{ round: 1, grade: 3, levels: {}, signedAtMs: signed[index] ? 1 : null }],
		items: items.map((itemId, item) => ({ itemId, points: pointsAt(index, item), max: 2 })),
		standing: {
			record: { rubric },
			marks: items.map((itemId, item) => ({
				...{ score: { itemId, level: levels[index]![item] }, by: 'human', isDecided: true },
			})),
		},
	}));
	const results = analyseExamination(rows, () => ({ kind: 'fixed', share: 0.5 }));
	return { stations: [station], candidates, marks, results } as unknown as AssessmentResults;
}

const readBack = ({ header, rows }: ResultsTable) =>
	parse(writeCsv(header, rows), { bom: true }) as string[][];

/** What a spreadsheet would run. */
const isFormula = (text: string) => /^\s*[=+\-@\t\r]/.test(text);

const words = fc.string({ minLength: 1, maxLength: 8 });
const nasty = fc.constantFrom(
	'=1+1',
	'+1',
	'-1',
	'@SUM(A1)',
	'\t=1',
	'a,b',
	'a"b',
	'a\r\nb',
	'ß 中',
);
const some = fc
	.array(fc.oneof(words, nasty), { minLength: 1, maxLength: 4 })
	.map((texts) => [...new Set(texts)]);
const made: fc.Arbitrary<Made> = fc
	.record({ numbers: some, items: some, slug: fc.oneof(words, nasty) })
	.chain(({ numbers, items, slug }) =>
		fc.record({
			...{ numbers: fc.constant(numbers), items: fc.constant(items), slug: fc.constant(slug) },
			levels: fc.array(
				fc.array(fc.constantFrom(0 as const, 1 as const), {
					minLength: items.length,
					maxLength: items.length,
				}),
				{ minLength: numbers.length, maxLength: numbers.length },
			),
			signed: fc.array(fc.boolean(), { minLength: numbers.length, maxLength: numbers.length }),
		}),
	);

const isSame = (read: string, written: CsvCell) => {
	if (written === null) return read === '';
	if (typeof written === 'number') return Number(read) === written;
	return read === written || read === `'${written}`;
};

describe('a file of results', () => {
	it.each([
		['wide', tabulateWide],
		['long', tabulateLong],
	] as const)('holds what was marked, cell by cell: the %s one', (_, tabulate) => {
		fc.assert(
			fc.property(made, (given) => {
				const table = tabulate(resultsOf(given));
				const written: CsvCell[][] = [table.header, ...table.rows];
				const read = readBack(table);
				expect(read).toHaveLength(written.length);
				read.forEach((row, index) => {
					expect(row).toHaveLength(table.header.length);
					expect(row.every((cell, column) => isSame(cell, written[index]![column]!))).toBe(true);
				});
			}),
		);
	});

	it('runs nothing in a spreadsheet', () => {
		fc.assert(
			fc.property(made, (given) => {
				const results = resultsOf(given);
				for (const table of [tabulateWide(results), tabulateLong(results)]) {
					const texts = readBack(table).flat();
					expect(texts.filter((text) => isFormula(text) && Number.isNaN(Number(text)))).toEqual([]);
				}
			}),
		);
	});
});

describe('the long table', () => {
	it('has a row for each candidate and item, with nothing of who is not signed', () => {
		fc.assert(
			fc.property(made, (given) => {
				const { rows } = tabulateLong(resultsOf(given));
				expect(rows).toHaveLength(given.numbers.length * given.items.length);
				for (const [number, , , , level, points, max, grade, by] of rows) {
					const isSigned = given.signed[given.numbers.indexOf(String(number))];
					expect(max).toBe(2);
					if (isSigned) expect([points, grade, by]).toEqual([2 * Number(level), 3, 'human']);
					else expect([level, points, grade, by]).toEqual([null, null, null, null]);
				}
			}),
		);
	});
});

describe('the wide table', () => {
	it('adds the points of a candidate’s items up to their score', () => {
		fc.assert(
			fc.property(made, (given) => {
				const { header, rows } = tabulateWide(resultsOf(given));
				const from = header.indexOf('s1_passed') + 1;
				rows.forEach((row, candidate) => {
					const points = row.slice(from).map(Number);
					const sum = points.reduce((all, one) => all + one, 0);
					expect(row[header.indexOf('s1_score')]).toBe(given.signed[candidate] ? sum : null);
				});
			}),
		);
	});
});
