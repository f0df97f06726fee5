/** Letters as a reader takes them, whatever they are dressed in: what a guard compares. */

/** Letters of other scripts, and digits, that pass for Latin ones. */
const lookalikes: Readonly<Record<string, string>> = {
	а: 'a',
	е: 'e',
	о: 'o',
	р: 'p',
	с: 'c',
	у: 'y',
	х: 'x',
	і: 'i',
	ѕ: 's',
	ո: 'n',
	α: 'a',
	ο: 'o',
	ι: 'i',
	ν: 'v',
	'0': 'o',
	'1': 'i',
	'3': 'e',
	'4': 'a',
	'5': 's',
	'7': 't',
	'@': 'a',
	$: 's',
};
const combiningMark = /\p{M}/gu;
const letter = /[\p{L}\p{N}]/u;

const foldedAscii = Array.from({ length: 128 }, (_, code) => fold(String.fromCharCode(code)));

/** The plain letters one character stands for; empty for what is no letter. */
export const foldCharacter = (character: string): string =>
	foldedAscii[character.charCodeAt(0)] ?? fold(character);

function fold(character: string): string {
	const plain = character.normalize('NFKD').replace(combiningMark, '').toLowerCase();
	return [...plain]
		.map((one) => lookalikes[one] ?? one)
		.filter((one) => letter.test(one))
		.join('');
}

export const foldLetters = (text: string): string => [...text].map(foldCharacter).join('');

/** Nothing to see and nothing between two letters: a zero-width space does not part a word. */
export const isInvisible = (character: string): boolean => /[\p{Cf}\p{M}]/u.test(character);
