/** Draws a patient's portrait from its description: Open Peeps by Pablo Stanley (CC0), through DiceBear. */
import { openPeeps } from '@dicebear/collection';
import { createAvatar } from '@dicebear/core';
import { facialHairOf, hairColourOf, headOf } from './portraitHair.ts';
import type { PortraitRequest } from './portraitUrl.ts';

type Options = Parameters<typeof openPeeps.create>[0]['options'];
type Face = NonNullable<Options['face']>[number];

const faces: Record<PortraitRequest['expression'], Face> = {
	neutral: 'smile',
	worried: 'concerned',
	sad: 'tired',
	pained: 'solemn',
	angry: 'veryAngry',
	relieved: 'contempt',
	warm: 'calm',
};

/** Names authors may use instead of a hexadecimal colour. */
const skins: Record<string, string> = {
	pale: 'ffdbb4',
	light: 'f6cfa6',
	medium: 'edb98a',
	olive: 'd9a066',
	tan: 'd08b5b',
	brown: 'ae5d29',
	dark: '8a5237',
};
const clothes: Record<string, string> = {
	blue: '8fa7df',
	teal: '7fbfb4',
	green: '9cc48f',
	red: 'd9786c',
	rose: 'e3a4a0',
	yellow: 'f2cf7c',
	grey: 'b9bdc0',
	gray: 'b9bdc0',
	white: 'f3f0ea',
	navy: '5f779f',
	brown: 'b08b6b',
};

const colourOf = (description: string | undefined, names: Record<string, string>) => {
	if (!description) return undefined;
	const hex = /[0-9a-f]{6}/i.exec(description)?.[0];
	// "Dark brown" is dark: the word that stands first decides.
	const word = description
		.toLowerCase()
		.match(/[a-z]+/g)
		?.find((one) => one in names);
	return hex ?? (word && names[word]);
};

/** An SVG document with a transparent ground, square. The same request always gives the same drawing. */
export function portraitSvg(request: PortraitRequest): string {
	const skin = colourOf(request.skin, skins);
	const clothing = colourOf(request.clothing, clothes) ?? clothes.teal;
	const facialHair = facialHairOf(request.hair);
	const head = headOf(request);
	// What is coloured beside the head is then the scarf, worn to go with the rest.
	const contrast = head === 'hijab' ? clothing : hairColourOf(request);
	return createAvatar(openPeeps, {
		seed: request.seed,
		face: [faces[request.expression]],
		head: [head],
		headContrastColor: contrast ? [contrast] : [],
		facialHair: facialHair ? [facialHair] : [],
		facialHairProbability: facialHair ? 100 : 0,
		accessories: ['glasses2'],
		accessoriesProbability: /glasses/i.test(request.hair ?? '') ? 100 : 0,
		maskProbability: 0,
		...(skin && { skinColor: [skin] }),
		...(clothing && { clothingColor: [clothing] }),
	}).toString();
}
