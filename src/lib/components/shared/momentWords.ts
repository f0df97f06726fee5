/** A moment by the reader's language and clock. */
import { getLocale } from '#lib/paraglide/runtime.js';

export const momentWords = (atMs: number): string =>
	new Intl.DateTimeFormat(getLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(atMs);
