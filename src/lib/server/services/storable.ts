/** What people paste may hold characters that PostgreSQL refuses: NUL, and halves of a pair. */

const storableText = (text: string): string => text.replaceAll('\0', '').toWellFormed();

/** @returns the same value, its texts without NUL and with U+FFFD for half a character. */
export const storable = <T>(value: T): T =>
	JSON.parse(JSON.stringify(value), (_key, part) =>
		typeof part === 'string' ? storableText(part) : part,
	);
