/** Search by a part of a text, the same on every server: capitals by Unicode's rules, not by the database's own locale. */

import { type Column, type SQL, sql } from 'drizzle-orm';

/** In the root collation of ICU, for with the locale `C` a server folds the case of ASCII alone. */
const folded = (text: SQL) => sql`lower((${text}) collate "und-x-icu")`;

/**
 * True where one of the columns holds the part, whatever its capitals. Not by LIKE: what is searched for may hold its signs.
 * Undefined, that is no condition, for an empty part.
 */
export function holdsText(columns: readonly Column[], part: string): SQL | undefined {
	if (part === '') return undefined;
	const text = sql`concat_ws(' ', ${sql.join([...columns], sql`, `)})`;
	return sql`position(${folded(sql`${part}::text`)} in ${folded(text)}) > 0`;
}
