/** Cohorts: made and filled by administrators, read by all who teach. */
import { cohortNameSchema } from '#lib/domain/school/newPerson.ts';
import type { SchoolCohort, SchoolPerson } from '#lib/domain/school/planRoster.ts';
import type { Actor } from './actor.ts';
import type { CohortRow, PersonRow, SchoolRecords, SchoolTransaction } from './schoolPorts.ts';
import { recordOn } from './recordOn.ts';
import { ServiceError } from './serviceError.ts';
import { withPermission } from './withPermission.ts';

export type CohortDetail = SchoolCohort & { members: PersonRow[] };

export type CohortService = {
	list(actor: Actor): Promise<CohortRow[]>;
	get(actor: Actor, cohortId: string): Promise<CohortDetail>;
	/** @throws ServiceError `name_taken`. */
	create(actor: Actor, name: string): Promise<{ cohortId: string }>;
	/** @throws ServiceError `name_taken`. */
	rename(actor: Actor, cohortId: string, name: string): Promise<void>;
	setArchived(actor: Actor, cohortId: string, isArchived: boolean): Promise<void>;
	/**
	 * All of them or nobody.
	 * @param keys addresses or student numbers.
	 * @returns how many were no members before.
	 * @throws ServiceError `people_unknown` with those that nobody goes by, `cohort_archived`.
	 */
	addMembers(actor: Actor, cohortId: string, keys: readonly string[]): Promise<{ added: number }>;
	removeMember(actor: Actor, cohortId: string, userId: string): Promise<void>;
};

const mostUnknownNamed = 5;

const recordOnCohort = recordOn('cohort');

export async function getCohort(tx: SchoolTransaction, cohortId: string): Promise<SchoolCohort> {
	const cohort = await tx.cohorts.find(cohortId);
	if (!cohort) throw new ServiceError('not_found');
	return cohort;
}

function findPeople(people: readonly SchoolPerson[], keys: readonly string[]): string[] {
	const byKey = new Map(
		people.flatMap(({ userId, email, studentNumber }) => [
			[email.toLowerCase(), userId] as const,
			...(studentNumber ? [[studentNumber.toLowerCase(), userId] as const] : []),
		]),
	);
	const unknown = keys.filter((key) => !byKey.has(key.toLowerCase()));
	if (unknown.length > 0) {
		const named = unknown.slice(0, mostUnknownNamed).map((key) => key.slice(0, 80));
		throw new ServiceError('people_unknown', { keys: named.join(', '), count: unknown.length });
	}
	return keys.map((key) => byKey.get(key.toLowerCase())!);
}

async function addMembers(
	tx: SchoolTransaction,
	actor: Actor,
	cohortId: string,
	given: readonly string[],
) {
	const cohort = await getCohort(tx, cohortId);
	if (cohort.isArchived) throw new ServiceError('cohort_archived');
	const keys = given.map((key) => key.trim()).filter(Boolean);
	if (keys.length === 0) throw new ServiceError('empty');
	const userIds = [...new Set(findPeople(await tx.people.listAll(), keys))];
	const added = await tx.cohorts.addMembers(userIds.map((userId) => ({ cohortId, userId })));
	if (added.length > 0)
		await recordOnCohort(tx, actor, 'cohort.members_added', cohortId, { added });
	return { added: added.length };
}

async function removeMember(tx: SchoolTransaction, actor: Actor, cohortId: string, userId: string) {
	await getCohort(tx, cohortId);
	if (!(await tx.cohorts.removeMember(cohortId, userId))) return;
	await recordOnCohort(tx, actor, 'cohort.member_removed', cohortId, { userId });
}

async function create(tx: SchoolTransaction, actor: Actor, name: string) {
	const cohortId = await tx.cohorts.insert(cohortNameSchema.parse(name));
	await recordOnCohort(tx, actor, 'cohort.created', cohortId);
	return { cohortId };
}

async function rename(tx: SchoolTransaction, actor: Actor, cohortId: string, name: string) {
	await getCohort(tx, cohortId);
	await tx.cohorts.rename(cohortId, cohortNameSchema.parse(name));
	await recordOnCohort(tx, actor, 'cohort.renamed', cohortId);
}

async function setArchived(
	tx: SchoolTransaction,
	actor: Actor,
	cohortId: string,
	isArchived: boolean,
) {
	const cohort = await getCohort(tx, cohortId);
	if (cohort.isArchived === isArchived) return;
	await tx.cohorts.setArchived(cohortId, isArchived);
	await recordOnCohort(tx, actor, isArchived ? 'cohort.archived' : 'cohort.unarchived', cohortId);
}

export function createCohortService(records: SchoolRecords): CohortService {
	const reading = withPermission('cohort.read');
	const asAdmin = withPermission('cohort.write');
	const inOne = <Args extends unknown[], Result>(
		run: (tx: SchoolTransaction, actor: Actor, ...args: Args) => Promise<Result>,
	) =>
		asAdmin((actor, ...args: Args) =>
			records.inSchool(actor.schoolId, (tx) => run(tx, actor, ...args)),
		);
	return {
		list: reading(({ schoolId }) => records.inSchool(schoolId, (tx) => tx.cohorts.list())),
		get: reading(({ schoolId }, cohortId: string) =>
			records.inSchool(schoolId, async (tx) => ({
				...(await getCohort(tx, cohortId)),
				members: await tx.cohorts.listMembers(cohortId),
			})),
		),
		create: inOne(create),
		rename: inOne(rename),
		setArchived: inOne(setArchived),
		addMembers: inOne(addMembers),
		removeMember: inOne(removeMember),
	};
}
