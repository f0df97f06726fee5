/** Turns an author's words on hair ("short, grey, moustache") into parts of the drawing. */
import type { openPeeps } from '@dicebear/collection';

type Options = Parameters<typeof openPeeps.create>[0]['options'];
type Head = NonNullable<Options['head']>[number];
type FacialHair = NonNullable<Options['facialHair']>[number];
type Described = { seed: string; age: number; hair?: string };

/** The first rule whose words all occur decides. The drawings' hair is black; only those drawn for grey hair take a colour. */
const rules: [words: RegExp, black: Head, coloured: Head][] = [
	[/hijab|scarf/i, 'hijab', 'hijab'],
	[/turban/i, 'turban', 'turban'],
	[/bald|no ?hair/i, 'noHair1', 'noHair3'],
	[/afro/i, 'afro', 'afro'],
	[/braid|cornrow/i, 'cornrows', 'cornrows'],
	[/twists/i, 'twists', 'twists'],
	[/dread|locs/i, 'dreads1', 'dreads1'],
	[/bun\b|tied/i, 'bun2', 'grayBun'],
	[/curl/i, 'longCurly', 'grayMedium'],
	[/long/i, 'long', 'grayMedium'],
	[/fringe|bangs/i, 'bangs2', 'grayMedium'],
	[/bob|medium|shoulder/i, 'medium1', 'grayMedium'],
	[/crop|shaved/i, 'short1', 'grayShort'],
	[/short/i, 'short2', 'grayShort'],
];
/** Where an author names no cut: short ones, which suit anyone. */
const anyone: Head[] = ['short2', 'short3', 'short5'];

const hexOf = (hair: string | undefined) => /^#?([0-9a-f]{6})$/i.exec(hair?.trim() ?? '')?.[1];

/** Light and without much colour, by its channels. */
function isGreyHex(hex: string): boolean {
	const channels = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
	return Math.min(...channels) > 0x70 && Math.max(...channels) - Math.min(...channels) < 0x30;
}

/** So dark that black stands for it. */
const isBlackHex = (hex: string) =>
	[0, 2, 4].every((at) => parseInt(hex.slice(at, at + 2), 16) < 0x48);

function isGrey({ hair, age }: Described): boolean {
	const hex = hexOf(hair);
	if (hex) return isGreyHex(hex);
	// "Greying at the sides" is not grey.
	return hair ? /\b(?:gr[ae]y|white|silver)\b/i.test(hair) : age >= 60;
}

const seedNumber = (seed: string) =>
	[...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);

export function headOf(described: Described): Head {
	const { hair, seed } = described;
	const rule = hair ? rules.find(([words]) => words.test(hair)) : undefined;
	const isColoured = !isBlackHex(hairColourOf(described));
	if (rule) return isColoured ? rule[2] : rule[1];
	if (isColoured) return 'grayShort';
	return anyone[seedNumber(seed) % anyone.length] ?? 'short3';
}

export function hairColourOf(described: Described): string {
	const hex = hexOf(described.hair);
	if (hex) return hex;
	if (isGrey(described)) return described.age >= 75 ? 'e4e0da' : 'c6c2bc';
	if (/blond|fair/i.test(described.hair ?? '')) return 'd6b370';
	if (/red|auburn|ginger/i.test(described.hair ?? '')) return 'a55728';
	if (/brown/i.test(described.hair ?? '')) return '724133';
	return '2c1b18';
}

export function facialHairOf(hair: string | undefined): FacialHair | null {
	if (!hair) return null;
	if (/moustache|mustache/i.test(hair)) return 'moustache4';
	if (/goatee/i.test(hair)) return 'goatee1';
	if (/stubble/i.test(hair)) return 'chin';
	return /beard/i.test(hair) ? 'full2' : null;
}
