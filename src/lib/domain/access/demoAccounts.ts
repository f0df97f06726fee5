/** The demo accounts, which exist only on the embedded database served on loopback. */
import type { Role } from './role.ts';

/** `.invalid` is reserved: no real person can have such an address (RFC 2606). */
const demoDomain = 'demo.invalid';

export const demoEmails: Record<Role, string> = {
	student: `student@${demoDomain}`,
	instructor: `instructor@${demoDomain}`,
	admin: `admin@${demoDomain}`,
};

/** Their passwords are public, so that where the demo is not offered they must open nothing. */
export const isDemoEmail = (email: string): boolean =>
	email.trim().toLowerCase().endsWith(`@${demoDomain}`);
