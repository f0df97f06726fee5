/** A made-up line catalogue for tests: two wordings of everything, each named for what it is. */
import { lineKeys, type LineCatalogue, type LineKey } from './lines.ts';

export const testLines: LineCatalogue = {
	language: 'en',
	lines: Object.fromEntries(lineKeys.map((key) => [key, [`One ${key}.`, `Two ${key}.`]])) as Record<
		LineKey,
		string[]
	>,
	joiners: ['And', 'Oh, and'],
};
