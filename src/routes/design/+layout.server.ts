import { dev } from '$app/environment';
import { error } from '@sveltejs/kit';
import type { LayoutServerLoad } from './$types';

/** For those who build and test the product; a school's server does not show it. */
export const load: LayoutServerLoad = ({ locals }) => {
	if (!dev && !locals.demo)
		error(404, 'The design page is shown on development and demo servers only.');
};
