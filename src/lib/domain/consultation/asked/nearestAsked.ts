/** Finds which answer of a case a student's question asks for, and how sure that is. */
import type { Reading } from '../../dialogue/reading.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { answerSigns, type Signed, type Signs } from './answerSigns.ts';
import { askedIndexOf, type Answer } from './askedIndex.ts';
import { signWeights } from './signWeights.ts';

export type Nearest = {
	answer: Answer;
	/** The foreseen question that is most like it. */
	question: string;
	/** Whether the two differ in a courtesy at most. */
	isSame: boolean;
	/** How alike the two are: cosine. */
	likeness: number;
	/** 0 to 1: how likely this answer is the one asked for, among all that the case has. */
	probability: number;
};

/** Cosine of two questions that differ in a courtesy at most: such a one needs no other sign beside it. */
const same = 0.9;

const scoreOf = (signs: Signs) =>
	(Object.keys(signWeights) as (keyof Signs)[]).reduce(
		(sum, sign) => sum + signWeights[sign] * signs[sign],
		0,
	);

const isLine = ({ foreseen }: Signed) => 'line' in foreseen.answer;

/**
 * Multinomial logit over all answers (McFadden 1974). Which of the lines is said matters less than that no fact is:
 * their probabilities are added.
 * @param read the topics read in these words, and those taken for possible.
 * @returns the likeliest first; none where the case foresees no question that shares anything with this one.
 */
export function nearestAsked(
	text: string,
	read: Pick<Reading, 'topics' | 'candidates'>,
	scenario: Scenario,
): Nearest[] {
	const signed = answerSigns(text, read, askedIndexOf(scenario));
	if (signed.every(({ signs }) => signs.asked === 0 && signs.said === 0)) return [];
	const scores = signed.map(({ signs }) => scoreOf(signs));
	const most = Math.max(...scores);
	const odds = scores.map((score) => Math.exp(score - most));
	const none = Math.exp(signWeights.unanswered - most);
	const whole = odds.reduce((sum, one) => sum + one, none);
	const ofLines = odds.reduce((sum, one, at) => sum + (isLine(signed[at]!) ? one : 0), 0);
	const all = signed.map((one, at) => ({
		answer: one.foreseen.answer,
		question: one.question,
		likeness: one.likeness,
		isSame: one.likeness >= same,
		odds: one.likeness >= same ? Infinity : odds[at]!,
		probability: one.likeness >= same ? 1 : (isLine(one) ? ofLines : odds[at]!) / whole,
	}));
	return all
		.toSorted((a, b) => b.probability - a.probability || b.odds - a.odds)
		.map(({ odds: _, ...nearest }) => nearest);
}
