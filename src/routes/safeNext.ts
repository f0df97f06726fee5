/** Where to go after signing in. */

/**
 * A path of this site in plain printable characters. Browsers read a backslash as a slash and skip tabs and
 * line breaks, so that `/<tab>/elsewhere.example` would lead a person who has just signed in to another site.
 */
const ownPath = /^\/(?![/\\])[!-[\]-~]*$/;

export const safeNext = (next: string | null): string =>
	next !== null && ownPath.test(next) ? next : '/';
