/** Who has done what, as a file for spreadsheets. */
import { writeCsv, type CsvCell } from '#lib/domain/school/writeCsv.ts';
import { m } from '#lib/paraglide/messages.js';
import type { CohortWork, WorkCell } from '#lib/server/services/cohortWork.ts';
import { standingLook } from './assignmentWords.ts';

const toCells = (cell: WorkCell): CsvCell[] => [
	standingLook(cell).word(),
	cell.state === 'done' ? new Date(cell.atMs).toISOString() : null,
	cell.mark?.points ?? null,
	cell.mark?.maxPoints ?? null,
];

/** A row for each student; moments in UTC. */
export const writeWorkCsv = ({ assignments, students }: CohortWork): string =>
	writeCsv(
		[
			...[m.peopleName(), m.peopleEmail(), m.peopleNumber()],
			...assignments.flatMap(({ title }) => [
				m.assignCsvState({ title }),
				m.assignCsvDone({ title }),
				m.assignCsvPoints({ title }),
				m.assignCsvMax({ title }),
			]),
		],
		students.map(({ name, email, studentNumber, cells }) => [
			...[name, email, studentNumber],
			...cells.flatMap(toCells),
		]),
	);
