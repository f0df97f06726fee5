/** Text as the database can keep it: PostgreSQL takes neither the NUL character nor half of a surrogate pair. */

/** Drops what nobody can see (NUL) and shows what nobody can read (a lone surrogate) as U+FFFD. */
const storableText = (text: string): string =>
	text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD');

/** The same for every text within a parsed request; its schema bounds how deep that can be. */
export function storable<Value>(value: Value): Value {
	if (typeof value === 'string') return storableText(value) as Value;
	if (Array.isArray(value)) return value.map(storable) as Value;
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([key, entry]) => [key, storable(entry)]);
	return Object.fromEntries(entries) as Value;
}
