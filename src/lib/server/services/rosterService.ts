/** A roster comes into a school: first what it would do, then all of it or nothing. For administrators. */
import { createHash } from 'node:crypto';
import {
	countOutcomes,
	newPersonRole,
	planRoster,
	type PlannedRow,
	type RosterCounts,
	type RosterPlan,
} from '#lib/domain/school/planRoster.ts';
import { readRosterRow, type RosterRow } from '#lib/domain/school/rosterRow.ts';
import {
	readRosterTable,
	type FileFault,
	type RosterTable,
} from '#lib/domain/school/rosterTable.ts';
import type { Actor } from './actor.ts';
import type { PersonUpdate, SchoolRecords, SchoolTransaction } from './schoolPorts.ts';
import { isServiceError, ServiceError } from './serviceError.ts';
import { withPermission } from './withPermission.ts';

export type RosterPreview =
	| { kind: 'unreadable'; fault: FileFault }
	| ({ kind: 'preview'; counts: RosterCounts; newCohorts: string[] } & Pick<
			RosterTable,
			'encoding' | 'delimiter' | 'ignored'
	  > & {
				/** Those that need somebody's eyes first; at most `mostShown`. */
				rows: PlannedRow[];
				/** How many more there are. */
				rest: number;
				/** Stands for all that would be done: to be sent along with the order to do it. */
				seen: string;
			});

export type InvitedPerson = {
	name: string;
	email: string;
	studentNumber: string | null;
	path: string;
};

export type RosterOutcome =
	/** Nothing was written: lines are refused, or the school is no longer what the preview was made of. */
	| { kind: 'not_written'; preview: RosterPreview }
	| { kind: 'written'; counts: RosterCounts; invited: InvitedPerson[] };

export type RosterService = {
	check(actor: Actor, bytes: Uint8Array): Promise<RosterPreview>;
	/**
	 * @param seen of the preview that was looked at.
	 * @throws ServiceError `roster_changed` where somebody else took an address or a number meanwhile.
	 */
	write(actor: Actor, bytes: Uint8Array, seen: string): Promise<RosterOutcome>;
};

const mostShown = 200;
const order: readonly PlannedRow['outcome'][] = [
	...(['refused', 'left_alone', 'update', 'create', 'unchanged'] as const),
];

const fingerprint = (plan: RosterPlan): string =>
	createHash('sha256').update(JSON.stringify(plan)).digest('hex');

function toPreview({ encoding, delimiter, ignored }: RosterTable, plan: RosterPlan): RosterPreview {
	const rows = plan.rows.toSorted(
		(one, other) => order.indexOf(one.outcome) - order.indexOf(other.outcome),
	);
	return {
		kind: 'preview',
		...{ encoding, delimiter, ignored, newCohorts: plan.newCohorts },
		counts: countOutcomes(rows),
		rows: rows.slice(0, mostShown),
		rest: Math.max(0, rows.length - mostShown),
		seen: fingerprint(plan),
	};
}

async function planIn(
	tx: SchoolTransaction,
	rows: readonly RosterRow[],
	takenElsewhere: ReadonlySet<string>,
): Promise<RosterPlan> {
	const [people, cohorts] = [await tx.people.listAll(), await tx.cohorts.list()];
	return planRoster(rows, { people, cohorts, takenElsewhere });
}

type Created = Extract<PlannedRow, { outcome: 'create' }>;
type Updated = Extract<PlannedRow, { outcome: 'update' }>;

const fold = (name: string) => name.toLowerCase();

/** @returns the id of every cohort, by its name in small letters. */
async function makeCohorts(tx: SchoolTransaction, names: readonly string[]) {
	const known = (await tx.cohorts.list()).map(({ id, name }) => [fold(name), id] as const);
	const ids = new Map(known);
	for (const name of names) ids.set(fold(name), await tx.cohorts.insert(name));
	return ids;
}

async function createPeople(tx: SchoolTransaction, rows: readonly Created[]) {
	const { defaultLanguage } = await tx.settings.read();
	const people = rows.map(({ role, ...row }) => ({ ...row, role: role ?? newPersonRole }));
	const userIds = await tx.people.insert(people, defaultLanguage);
	const paths = await tx.people.issueLinks(userIds);
	return rows.map((row, at) => ({ ...row, userId: userIds[at]!, path: paths[at]! }));
}

/** Only what the plan says: what the file does not tell stays. */
function toUpdate(row: Updated): PersonUpdate {
	const given = {
		name: row.name,
		email: row.email,
		studentNumber: row.studentNumber,
		role: row.role,
	};
	const changes = Object.entries(given).filter(([field]) =>
		row.changes.some((each) => each === field),
	);
	return { userId: row.userId, ...(Object.fromEntries(changes) as Omit<PersonUpdate, 'userId'>) };
}

/** Points at people and says which parts of them changed, not to what: the log copies nobody's name. */
const auditDetails = (
	created: readonly { userId: string; role: string | null }[],
	updated: readonly Updated[],
	newCohorts: readonly string[],
) => ({
	created: created.map(({ userId, role }) => ({ userId, role: role ?? newPersonRole })),
	updated: updated.map(({ userId, changes, role }) => ({
		userId,
		changes,
		...(changes.includes('role') && { role }),
	})),
	newCohorts: newCohorts.length,
});

async function writePlan(
	tx: SchoolTransaction,
	actor: Actor,
	{ rows, newCohorts }: RosterPlan,
): Promise<InvitedPerson[]> {
	const cohortIds = await makeCohorts(tx, newCohorts);
	const updated = rows.filter((row) => row.outcome === 'update');
	const created = await createPeople(
		tx,
		rows.filter((row) => row.outcome === 'create'),
	);
	await tx.people.update(updated.map(toUpdate));
	const members = [...created, ...updated].flatMap(({ userId, cohort }) =>
		cohort ? [{ userId, cohortId: cohortIds.get(fold(cohort))! }] : [],
	);
	await tx.cohorts.addMembers(members);
	await tx.audit({
		...{ actorId: actor.userId, action: 'roster.imported' },
		...{ resourceType: 'school', resourceId: actor.schoolId },
		details: auditDetails(created, updated, newCohorts),
	});
	return created.map(({ name, email, studentNumber, path }) => ({
		name,
		email,
		studentNumber,
		path,
	}));
}

async function write(
	records: SchoolRecords,
	actor: Actor,
	table: RosterTable,
	seen: string,
): Promise<RosterOutcome> {
	const rows = table.lines.map(readRosterRow);
	const elsewhere = await records.listTakenElsewhere(
		actor.schoolId,
		rows.map(({ email }) => email),
	);
	return records.inSchool(actor.schoolId, async (tx): Promise<RosterOutcome> => {
		await tx.lockRoster();
		const plan = await planIn(tx, rows, elsewhere);
		const counts = countOutcomes(plan.rows);
		if (counts.refused > 0 || fingerprint(plan) !== seen) {
			return { kind: 'not_written', preview: toPreview(table, plan) };
		}
		return { kind: 'written', counts, invited: await writePlan(tx, actor, plan) };
	});
}

export function createRosterService(records: SchoolRecords): RosterService {
	const asAdmin = withPermission('school.administer');
	return {
		check: asAdmin(async (actor, bytes: Uint8Array): Promise<RosterPreview> => {
			const reading = readRosterTable(bytes);
			if (!reading.ok) return { kind: 'unreadable', fault: reading.fault };
			const rows = reading.table.lines.map(readRosterRow);
			const emails = rows.map(({ email }) => email);
			const elsewhere = await records.listTakenElsewhere(actor.schoolId, emails);
			return records.inSchool(actor.schoolId, async (tx) =>
				toPreview(reading.table, await planIn(tx, rows, elsewhere)),
			);
		}),
		write: asAdmin(async (actor, bytes: Uint8Array, seen: string): Promise<RosterOutcome> => {
			const reading = readRosterTable(bytes);
			if (!reading.ok) {
				return { kind: 'not_written', preview: { kind: 'unreadable', fault: reading.fault } };
			}
			return write(records, actor, reading.table, seen).catch((error: unknown) => {
				// An address or a number that was free when it was looked for.
				throw isServiceError(error) ? new ServiceError('roster_changed') : error;
			});
		}),
	};
}
