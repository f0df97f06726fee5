/** The rooms a person may enter, by role; who has but one needs no links. */
import type { Role } from '#lib/domain/access/role.ts';
import { m } from '#lib/paraglide/messages.js';

export type RoomLink = {
	href: string;
	/** Where the link is the current one: on all pages below this path. */
	within: string;
	label: () => string;
};

const library: RoomLink = { href: '/library', within: '/library', label: m.navLibrary };
const admin: RoomLink = { href: '/admin/models', within: '/admin', label: m.navAdmin };

const links: Record<Role, readonly RoomLink[]> = {
	student: [library],
	instructor: [library],
	admin: [library, admin],
};

export const roomLinks = (role: Role | null): readonly RoomLink[] => (role ? links[role] : []);
