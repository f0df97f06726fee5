/** What a roster would change in a school: decided for every line before anything is written. */
import type { Role } from '../access/role.ts';
import type { RosterRole, RosterRow, RowFault } from './rosterRow.ts';

export type SchoolPerson = {
	userId: string;
	name: string;
	email: string;
	studentNumber: string | null;
	role: Role;
	isDisabled: boolean;
	cohortIds: string[];
};
export type SchoolCohort = { id: string; name: string; isArchived: boolean };

/** The school as it stands. */
export type RosterSchool = {
	people: readonly SchoolPerson[];
	cohorts: readonly SchoolCohort[];
	/** Addresses of the roster, in small letters, that accounts elsewhere sign in with. */
	takenElsewhere: ReadonlySet<string>;
};

export type RosterChange = 'name' | 'email' | 'studentNumber' | 'role' | 'cohort';
type Planned = Omit<RosterRow, 'faults'>;

export type PlannedRow = Planned &
	(
		| { outcome: 'create' }
		| { outcome: 'update'; userId: string; changes: RosterChange[] }
		| { outcome: 'unchanged'; userId: string }
		/** A file changes no administrator, and opens no account that was closed. */
		| { outcome: 'left_alone'; userId: string; why: 'admin' | 'deactivated' }
		| { outcome: 'refused'; faults: RowFault[] }
	);

export type RosterPlan = {
	rows: PlannedRow[];
	/** Cohorts that are made first, as the file spells them. */
	newCohorts: string[];
};

export const newPersonRole: RosterRole = 'student';

const fold = (text: string) => text.toLowerCase();

type Index = {
	byNumber: Map<string, SchoolPerson>;
	byEmail: Map<string, SchoolPerson>;
	cohorts: Map<string, SchoolCohort>;
	takenElsewhere: ReadonlySet<string>;
};

const indexOf = ({ people, cohorts, takenElsewhere }: RosterSchool): Index => ({
	byNumber: new Map(
		people.flatMap((each) => (each.studentNumber ? [[fold(each.studentNumber), each]] : [])),
	),
	byEmail: new Map(people.map((each) => [fold(each.email), each])),
	cohorts: new Map(cohorts.map((each) => [fold(each.name), each])),
	takenElsewhere,
});

type Match = { person: SchoolPerson | null; faults: RowFault[] };

/** By number, then by address; where the two lead to different people, a person decides and not a file. */
function findPerson(row: RosterRow, index: Index): Match {
	const numbered = row.studentNumber ? index.byNumber.get(fold(row.studentNumber)) : undefined;
	const addressed = index.byEmail.get(row.email);
	if (numbered) {
		const isOthers = addressed !== undefined && addressed !== numbered;
		const faults: RowFault[] = isOthers ? [{ code: 'address_of_another', column: 'email' }] : [];
		return { person: numbered, faults };
	}
	if (addressed?.studentNumber && row.studentNumber) {
		return { person: addressed, faults: [{ code: 'other_number', column: 'studentNumber' }] };
	}
	return { person: addressed ?? null, faults: [] };
}

function listChanges(row: RosterRow, person: SchoolPerson, { cohorts }: Index): RosterChange[] {
	const cohort = row.cohort && cohorts.get(fold(row.cohort));
	const isChanged: Record<RosterChange, boolean> = {
		name: row.name !== person.name,
		email: row.email !== fold(person.email),
		studentNumber: row.studentNumber !== null && row.studentNumber !== person.studentNumber,
		role: row.role !== null && row.role !== person.role,
		cohort: row.cohort !== null && !(cohort && person.cohortIds.includes(cohort.id)),
	};
	return (Object.keys(isChanged) as RosterChange[]).filter((change) => isChanged[change]);
}

function settle(row: RosterRow, { person, faults }: Match, index: Index): PlannedRow {
	const { line, name, email, studentNumber, role, cohort } = row;
	const planned = { line, name, email, studentNumber, role, cohort };
	if (faults.length > 0) return { ...planned, outcome: 'refused', faults };
	if (!person) return { ...planned, outcome: 'create' };
	const { userId } = person;
	if (person.isDisabled) return { ...planned, outcome: 'left_alone', userId, why: 'deactivated' };
	if (person.role === 'admin') return { ...planned, outcome: 'left_alone', userId, why: 'admin' };
	const changes = listChanges(row, person, index);
	return changes.length > 0
		? { ...planned, outcome: 'update', userId, changes }
		: { ...planned, outcome: 'unchanged', userId };
}

/** Remembers where each address, number and person stood first. */
function createRepeats() {
	const seen = new Map<string, number>();
	return (line: number, column: 'email' | 'studentNumber', key: string): RowFault[] => {
		const first = seen.get(key);
		if (first === undefined) seen.set(key, line);
		return first === undefined ? [] : [{ code: 'same_as_line', column, line: first }];
	};
}

function planRow(row: RosterRow, index: Index, repeats: ReturnType<typeof createRepeats>) {
	const match = findPerson(row, index);
	const { email, studentNumber, line } = row;
	const again = [
		...(email ? repeats(line, 'email', `email ${email}`) : []),
		...(studentNumber ? repeats(line, 'studentNumber', `number ${fold(studentNumber)}`) : []),
	];
	const samePerson = match.person ? repeats(line, 'email', `person ${match.person.userId}`) : [];
	const faults: RowFault[] = [
		...row.faults,
		...match.faults,
		...(again.length > 0 ? again : samePerson),
	];
	if (index.takenElsewhere.has(email)) faults.push({ code: 'address_taken', column: 'email' });
	if (row.cohort && index.cohorts.get(fold(row.cohort))?.isArchived) {
		faults.push({ code: 'cohort_archived', column: 'cohort' });
	}
	return settle(row, { ...match, faults }, index);
}

/** The cohorts that are not there yet, each once. */
function listNewCohorts(rows: readonly PlannedRow[], { cohorts }: Index): string[] {
	const wanted = new Map<string, string>();
	for (const { outcome, cohort } of rows) {
		if (!cohort || (outcome !== 'create' && outcome !== 'update')) continue;
		if (!cohorts.has(fold(cohort)) && !wanted.has(fold(cohort))) wanted.set(fold(cohort), cohort);
	}
	return [...wanted.values()];
}

/** Who stands in the school and not in the roster stays as they are. */
export function planRoster(rows: readonly RosterRow[], school: RosterSchool): RosterPlan {
	const index = indexOf(school);
	const repeats = createRepeats();
	const planned = rows.map((row) => planRow(row, index, repeats));
	return { rows: planned, newCohorts: listNewCohorts(planned, index) };
}

export type RosterCounts = Record<PlannedRow['outcome'], number>;

export function countOutcomes(rows: readonly Pick<PlannedRow, 'outcome'>[]): RosterCounts {
	const counts = { create: 0, update: 0, unchanged: 0, left_alone: 0, refused: 0 };
	for (const { outcome } of rows) counts[outcome] += 1;
	return counts;
}
