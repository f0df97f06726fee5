/** The five steps of a self-rating in words, lowest first: fifths of the marks. */
import { m } from '#lib/paraglide/messages.js';

export const stepWords = (): string[] => [
	m.stepLittle(),
	m.stepSome(),
	m.stepHalf(),
	m.stepMost(),
	m.stepNearlyAll(),
];
