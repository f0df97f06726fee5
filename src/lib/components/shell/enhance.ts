/** Submitting a form without leaving the page: handed down by routes, for components know no framework. */
import type { Action } from 'svelte/action';

export type Submitting = () => (result: {
	result: { type: string };
	update: (options?: { reset?: boolean }) => Promise<void>;
}) => Promise<void>;
export type Enhance = Action<HTMLFormElement, Submitting>;

/** Keeps what the fields hold after the form was sent. */
export const keepFields: Submitting =
	() =>
	({ update }) =>
		update({ reset: false });

/** The form is as it was before, for the next entry. */
export const clearFields: Submitting =
	() =>
	({ update }) =>
		update();
