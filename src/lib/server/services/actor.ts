/** Who asks: the person behind a request, within their school. */
import type { Role } from '#lib/domain/access/role.ts';

export type Actor = {
	userId: string;
	schoolId: string;
	role: Role;
	displayName: string;
};
