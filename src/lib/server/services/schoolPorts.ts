/** What a school's people, cohorts, assignments and settings need of the world. */
import type { Role } from '#lib/domain/access/role.ts';
import type { AssignedWork } from '#lib/domain/school/assignmentStanding.ts';
import type { AssignmentTerms } from '#lib/domain/school/assignment.ts';
import type { NewPerson } from '#lib/domain/school/newPerson.ts';
import type { RosterChange, SchoolCohort, SchoolPerson } from '#lib/domain/school/planRoster.ts';
import type { SchoolSettings } from '#lib/domain/school/schoolSettings.ts';
import type { PracticeRecord } from './progressPorts.ts';
import type { AuditEntry } from './signInPorts.ts';

/** `invited`: has a link and no password yet. */
export type PersonState = 'active' | 'invited' | 'link_expired' | 'deactivated';

export type PersonRow = {
	userId: string;
	name: string;
	email: string;
	role: Role;
	studentNumber: string | null;
	/** Names of the cohorts that are not archived. */
	cohorts: string[];
	state: PersonState;
};

export type PersonUpdate = { userId: string } & Partial<
	Pick<NewPerson, Exclude<RosterChange, 'cohort'>>
>;

export type PeopleQueries = {
	/** By name. @param search part of a name, an address or a number. */
	list(page: { search: string; offset: number; limit: number }): Promise<{
		people: PersonRow[];
		total: number;
	}>;
	listAll(): Promise<SchoolPerson[]>;
	/**
	 * With the count of other administrators who can sign in. Nobody changes any of them before this transaction ends.
	 */
	lock(userId: string): Promise<{ person: SchoolPerson; otherAdmins: number } | null>;
	/** @returns their ids, in the same order. */
	insert(people: readonly NewPerson[], language: string): Promise<string[]>;
	update(people: readonly PersonUpdate[]): Promise<void>;
	/** Deactivated: their sessions and links end with this transaction. */
	setActive(userId: string, isActive: boolean): Promise<void>;
	/** Earlier links of these people stop working. @returns the paths of the pages, in the same order. */
	issueLinks(userIds: readonly string[]): Promise<string[]>;
};

export type CohortRow = SchoolCohort & { memberCount: number };

export type CohortQueries = {
	/** By name. */
	list(): Promise<CohortRow[]>;
	find(cohortId: string): Promise<SchoolCohort | null>;
	insert(name: string): Promise<string>;
	rename(cohortId: string, name: string): Promise<void>;
	setArchived(cohortId: string, isArchived: boolean): Promise<void>;
	listMembers(cohortId: string): Promise<PersonRow[]>;
	/** @returns the ids of those who were no members before. */
	addMembers(members: readonly { cohortId: string; userId: string }[]): Promise<string[]>;
	/** @returns false where they were none. */
	removeMember(cohortId: string, userId: string): Promise<boolean>;
};

/** A case by the school that owns it. */
export type CaseRef = { schoolId: string; slug: string };
export type AssignmentRecord = AssignmentTerms & { id: string; cohortId: string; slug: string };

/** One student's consultation on an assigned case. */
export type StudentWork = AssignedWork & { studentId: string; slug: string };

export type AssignmentQueries = {
	/** By the day they are due. */
	listOfCohort(cohortId: string): Promise<AssignmentRecord[]>;
	/** Those that are open now, of cohorts that are not archived. */
	listOpenFor(userId: string): Promise<AssignmentRecord[]>;
	find(assignmentId: string): Promise<AssignmentRecord | null>;
	/** @returns null where the school has no such case. */
	insert(
		given: AssignmentTerms & { cohortId: string; ofCase: CaseRef; createdById: string },
	): Promise<string | null>;
	change(assignmentId: string, terms: AssignmentTerms): Promise<void>;
	remove(assignmentId: string): Promise<void>;
	/** Whole practice consultations, neither drills nor retries. */
	listWork(studentIds: readonly string[], slugs: readonly string[]): Promise<StudentWork[]>;
	listGraded(consultationIds: readonly string[]): Promise<PracticeRecord[]>;
};

/** Reads and writes of one school inside one transaction. */
export type SchoolTransaction = {
	people: PeopleQueries;
	cohorts: CohortQueries;
	assignments: AssignmentQueries;
	settings: { read(): Promise<SchoolSettings>; save(settings: SchoolSettings): Promise<void> };
	audit(entry: Omit<AuditEntry, 'schoolId'>): Promise<void>;
	/** Waits for others who import into this school. */
	lockRoster(): Promise<void>;
};

export type SchoolRecords = {
	/** @throws ServiceError `address_taken`, `number_taken` or `name_taken` where the database says so. */
	inSchool<T>(schoolId: string, work: (tx: SchoolTransaction) => Promise<T>): Promise<T>;
	/** Of these addresses, in small letters, those that sign in to accounts of other schools. */
	listTakenElsewhere(schoolId: string, emails: readonly string[]): Promise<Set<string>>;
};
