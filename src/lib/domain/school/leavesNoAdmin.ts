/** A school always has somebody who can let people in. */
import type { Role } from '../access/role.ts';

type Person = { role: Role; isDisabled: boolean };

/** @param otherAdmins how many other administrators can sign in. */
export const leavesNoAdmin = (before: Person, after: Person, otherAdmins: number): boolean => {
	const isAdmin = ({ role, isDisabled }: Person) => role === 'admin' && !isDisabled;
	return isAdmin(before) && !isAdmin(after) && otherAdmins === 0;
};
