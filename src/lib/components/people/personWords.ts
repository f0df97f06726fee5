/** Words for what a person is in a school, and how they stand with signing in. */
import { roles, type Role } from '#lib/domain/access/role.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PersonState } from '#lib/server/services/schoolPorts.ts';

export const roleWords: Record<Role, () => string> = {
	student: m.role_student,
	instructor: m.role_instructor,
	admin: m.role_admin,
};
export const roleChoices = () => roles.map((value) => ({ value, label: roleWords[value]() }));

export const stateLooks = {
	active: { word: m.peopleState_active, tone: 'met' },
	invited: { word: m.peopleState_invited, tone: 'primary' },
	link_expired: { word: m.peopleState_link_expired, tone: 'partly' },
	deactivated: { word: m.peopleState_deactivated, tone: 'unscored' },
} as const satisfies Record<PersonState, unknown>;
