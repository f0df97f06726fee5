/** What a log may hold of an address. */

/** Without the query and without the secret of a one-time link, which would let a log's reader set a password. */
export const loggedPath = (url = '/'): string =>
	(url.split('?')[0] ?? '/').replace(/^(\/+welcome\/).+/i, '$1…');
