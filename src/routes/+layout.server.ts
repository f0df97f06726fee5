import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
	displayName: locals.actor?.displayName ?? null,
	role: locals.actor?.role ?? null,
});
