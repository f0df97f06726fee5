/** Takes a person's name out of what they said. */

const gap = '…';

/** The name as a whole and each of its parts, whatever their case; of Chinese names the given name too. */
export function withoutName(text: string, name: string): string {
	const whole = name.trim();
	const given = /^\p{Script=Han}{2,4}$/u.test(whole) ? [whole.slice(1)] : [];
	const parts = [whole, ...whole.split(/\s+/u), ...given].filter((part) => [...part].length > 1);
	return parts.reduce((left, part) => left.replace(patternOf(part), gap), text);
}

/** Latin parts as whole words: "Ann" is not in "annoyed". */
function patternOf(part: string): RegExp {
	const escaped = part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
	const isHan = /\p{Script=Han}/u.test(part);
	return new RegExp(isHan ? escaped : `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu');
}
