/** The rooms of the house by role. */
import type { Role } from '#lib/domain/access/role.ts';
import { m } from '#lib/paraglide/messages.js';

type Room = { href: string; label: () => string; roles: readonly Role[] };

const rooms: readonly Room[] = [
	{ href: '/library', label: m.navLibrary, roles: ['student', 'instructor', 'admin'] },
	{ href: '/sittings', label: m.navAssessments, roles: ['student'] },
	{ href: '/progress', label: m.navProgress, roles: ['student'] },
	{ href: '/cohorts', label: m.navCohorts, roles: ['instructor', 'admin'] },
	{ href: '/assessments', label: m.navAssessments, roles: ['instructor', 'admin'] },
	{ href: '/cases', label: m.navCases, roles: ['instructor', 'admin'] },
	{ href: '/reviews', label: m.navReviews, roles: ['instructor', 'admin'] },
	{ href: '/admin', label: m.navAdmin, roles: ['admin'] },
];

export const roomsFor = (role: Role | null): Room[] =>
	rooms.filter(({ roles }) => role !== null && roles.includes(role));
