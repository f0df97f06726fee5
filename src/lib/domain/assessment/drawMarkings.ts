/** Which markings a sitting gets, and when in the order its turn comes: by chance that anyone can draw again. */
import { hashText } from '../statistics/hashText.ts';
import { seededRandom } from '../statistics/seededRandom.ts';
import type { MarkingRound } from './marking.ts';
import type { MarkingRules } from './markingRules.ts';

const draw = (what: string, assessmentId: string, sittingId: string) =>
	seededRandom(hashText(`${what} ${assessmentId} ${sittingId}`))();

/** Far more places than sittings; a tie is broken by the id. */
const places = 2 ** 31;

/**
 * Neither who sat first nor how they are called says when they are marked, and the two rounds have orders of their own.
 * @returns 0 … 2³¹ − 1: the lowest is marked first.
 */
export const markingPlace = (
	round: MarkingRound,
	assessmentId: string,
	sittingId: string,
): number => Math.floor(draw(`place ${round}`, assessmentId, sittingId) * places);

/** The first always, and the second for the share of sittings that the rules name. */
export function drawRounds(
	{ secondPercent }: Pick<MarkingRules, 'secondPercent'>,
	assessmentId: string,
	sittingId: string,
): MarkingRound[] {
	const isSecond = draw('second', assessmentId, sittingId) * 100 < secondPercent;
	return isSecond ? [1, 2] : [1];
}
