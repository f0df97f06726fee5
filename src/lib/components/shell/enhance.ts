/** Submitting a form without leaving the page: handed down by routes, for components know no framework. */
import type { Action } from 'svelte/action';

export type Submitting = () => (result: {
	update: (options?: { reset?: boolean }) => Promise<void>;
}) => Promise<void>;
export type Enhance = Action<HTMLFormElement, Submitting>;
