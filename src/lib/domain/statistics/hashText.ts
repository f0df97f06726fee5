/** A number for a text, to seed reproducible chance with. */

/** FNV-1a, 32 bits (Fowler, Noll, Vo), over UTF-16 units: enough to spread seeds. @returns 0 … 2³² − 1. */
export function hashText(text: string): number {
	let value = 0x811c9dc5;
	for (let index = 0; index < text.length; index += 1) {
		value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
	}
	return value >>> 0;
}
