/** A school's people: who is let in, as what, and who no longer is. For its administrators. */
import type { Role } from '#lib/domain/access/role.ts';
import { leavesNoAdmin } from '#lib/domain/school/leavesNoAdmin.ts';
import { newPersonSchema, type NewPerson } from '#lib/domain/school/newPerson.ts';
import type { Actor } from './actor.ts';
import type { PersonRow, SchoolRecords, SchoolTransaction } from './schoolPorts.ts';
import { recordOn } from './recordOn.ts';
import { ServiceError } from './serviceError.ts';
import { withPermission } from './withPermission.ts';

export type PeoplePage = {
	people: PersonRow[];
	total: number;
	offset: number;
	limit: number;
	search: string;
};

/** The path of the page where they choose a password: told once, kept nowhere. */
export type Invitation = { name: string; path: string };

export type PeopleService = {
	list(actor: Actor, search: string, offset: number): Promise<PeoplePage>;
	/** @throws ServiceError `address_taken`, `number_taken`. */
	invite(actor: Actor, person: NewPerson): Promise<Invitation>;
	/** A new link; the old one opens nothing any more. */
	renewLink(actor: Actor, userId: string): Promise<Invitation>;
	/** @throws ServiceError `last_admin`. */
	changeRole(actor: Actor, userId: string, role: Role): Promise<void>;
	/** Deactivated, every session of theirs ends at once. @throws ServiceError `last_admin`. */
	setActive(actor: Actor, userId: string, isActive: boolean): Promise<void>;
};

const pageLength = 50;

const recordOnUser = recordOn('user');

async function getPerson(tx: SchoolTransaction, userId: string) {
	const found = await tx.people.lock(userId);
	if (!found) throw new ServiceError('not_found');
	return found;
}

async function invite(tx: SchoolTransaction, actor: Actor, given: NewPerson): Promise<Invitation> {
	const person = newPersonSchema.parse({ ...given, studentNumber: given.studentNumber ?? '' });
	const { defaultLanguage } = await tx.settings.read();
	const userIds = await tx.people.insert([person], defaultLanguage);
	const [path] = await tx.people.issueLinks(userIds);
	await recordOnUser(tx, actor, 'user.created', userIds[0]!, {
		role: person.role,
		by: 'invitation',
	});
	return { name: person.name, path: path! };
}

async function renewLink(tx: SchoolTransaction, actor: Actor, userId: string): Promise<Invitation> {
	const { person } = await getPerson(tx, userId);
	if (person.isDisabled) throw new ServiceError('account_disabled');
	const [path] = await tx.people.issueLinks([userId]);
	await recordOnUser(tx, actor, 'user.link_issued', userId);
	return { name: person.name, path: path! };
}

async function changeRole(tx: SchoolTransaction, actor: Actor, userId: string, role: Role) {
	const { person, otherAdmins } = await getPerson(tx, userId);
	if (person.role === role) return;
	if (leavesNoAdmin(person, { ...person, role }, otherAdmins)) throw new ServiceError('last_admin');
	await tx.people.update([{ userId, role }]);
	await recordOnUser(tx, actor, 'user.role_changed', userId, { from: person.role, to: role });
}

async function setActive(tx: SchoolTransaction, actor: Actor, userId: string, isActive: boolean) {
	const { person, otherAdmins } = await getPerson(tx, userId);
	const after = { ...person, isDisabled: !isActive };
	if (person.isDisabled === after.isDisabled) return;
	if (leavesNoAdmin(person, after, otherAdmins)) throw new ServiceError('last_admin');
	await tx.people.setActive(userId, isActive);
	await recordOnUser(tx, actor, isActive ? 'user.reactivated' : 'user.deactivated', userId);
}

export function createPeopleService(records: SchoolRecords): PeopleService {
	const asAdmin = withPermission('school.administer');
	/** One transaction for a call. */
	const inOne = <Args extends unknown[], Result>(
		run: (tx: SchoolTransaction, actor: Actor, ...args: Args) => Promise<Result>,
	) =>
		asAdmin((actor, ...args: Args) =>
			records.inSchool(actor.schoolId, (tx) => run(tx, actor, ...args)),
		);
	return {
		list: inOne(async (tx, _actor, given: string, offset: number) => {
			const page = { search: given.trim().slice(0, 200), offset, limit: pageLength };
			return { ...page, ...(await tx.people.list(page)) };
		}),
		invite: inOne(invite),
		renewLink: inOne(renewLink),
		changeRole: inOne(changeRole),
		setActive: inOne(setActive),
	};
}
