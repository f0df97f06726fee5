/** Letters by which the brief's directions are known in one consultation, on every process the same. */
import { createHash } from 'node:crypto';

const LETTERS = 'bcdfghjkmnpqrstvwxz';

/**
 * Twelve consonants, as no word of any language runs: a reply that holds them recites its brief. Not a secret that keeps
 * anything shut: what a student types can hold no mark of a direction at all.
 */
export const consultationKey = (consultationId: string): string =>
	[...createHash('sha256').update(`brief ${consultationId}`).digest().subarray(0, 12)]
		.map((byte) => LETTERS[byte % LETTERS.length])
		.join('');
