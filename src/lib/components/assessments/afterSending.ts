/** For `use:enhance`: what becomes of a form's fields after it was sent. */
import type { Submitting } from '../shell/enhance.ts';

/** What was typed stays. */
export const keepValues: Submitting =
	() =>
	async ({ update }) =>
		update({ reset: false });

/** The form is as it was before, for the next entry. */
export const clearValues: Submitting =
	() =>
	async ({ update }) =>
		update();
