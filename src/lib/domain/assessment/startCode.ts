/** The code that is read out in the room when an assessment begins. */

/** Without what looks or sounds alike: 0 and O, 1 and I, B and D … */
const characters = 'ACEFHJKMNPRTUWXY3479';
const length = 6;

/** @param below a whole number from 0 up to, not including, its argument; by chance. */
export const drawStartCode = (below: (limit: number) => number): string =>
	Array.from({ length }, () => characters[below(characters.length)]).join('');
