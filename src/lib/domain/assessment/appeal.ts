/** A candidate's appeal against a released mark, and what a person answers. */
import { z } from 'zod';

/** What came of it: nothing moved, or marks were changed for it. */
export const appealOutcomes = ['rejected', 'upheld'] as const;
export type AppealOutcome = (typeof appealOutcomes)[number];

export const appealLimits = { words: { min: 20, max: 2000 } } as const;

/** The candidate's reasons, and the answer to them. */
export const appealWordsSchema = z
	.string()
	.trim()
	.min(appealLimits.words.min)
	.max(appealLimits.words.max);
