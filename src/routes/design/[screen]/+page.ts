import { error } from '@sveltejs/kit';
import { screens, type Screen } from '../screens.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ params }) => {
	const screen = screens.find((name) => name === params.screen);
	if (!screen) error(404, 'No such screen.');
	return { screen: screen satisfies Screen };
};
