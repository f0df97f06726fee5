/** What each sign weighs, as log-odds: made by `npm run sign-weights` from questions the authors had not in mind. */
import type { Signs } from './answerSigns.ts';

export const signWeights: Readonly<Record<keyof Signs, number>> = {
	alike: 19.02,
	asked: 3.68,
	said: 6.89,
	topic: 4.23,
	candidate: 2.5,
	unanswered: 3.14,
};
