/** The measures of a plot of results, in the units of its picture: near to pixels on a telephone. */
const [width, height] = [340, 220];
const [left, right, top, bottom] = [38, 332, 12, 176];

export const plotBox = { width, height, left, right, top, bottom } as const;

/** A place on an axis with what stands there. */
export type Tick = { at: number; text: string };
