/** The written note that ends a consultation. */
import { z } from 'zod';
import { noteLimits } from './noteLimits.ts';

const limited = (max: number) => z.string().max(max).default('');

export const noteSchema = z.strictObject({
	summary: limited(noteLimits.summary),
	problems: z.array(z.string().max(noteLimits.problem)).max(noteLimits.problems).default([]),
	/** Ranked: the likeliest first. */
	differential: z
		.array(
			z.strictObject({
				diagnosis: z.string().max(noteLimits.diagnosis),
				reasonsFor: limited(noteLimits.reasons),
				reasonsAgainst: limited(noteLimits.reasons),
			}),
		)
		.max(noteLimits.differential)
		.default([]),
	plan: limited(noteLimits.plan),
});
export type Note = z.infer<typeof noteSchema>;

export const emptyNote: Note = { summary: '', problems: [], differential: [], plan: '' };

/** The notepad and the unfinished note: saved as the student types, by whole replacement. */
export const draftSchema = z.strictObject({
	notepad: z.string().max(noteLimits.notepad).default(''),
	hypotheses: z.array(z.string().max(noteLimits.hypothesis)).max(noteLimits.hypotheses).default([]),
	note: noteSchema,
});
export type Draft = z.infer<typeof draftSchema>;
export const emptyDraft: Draft = { notepad: '', hypotheses: [], note: emptyNote };

/** `save`: which page saves, and its how manieth save it is, so that a copy held up on its way takes nothing newer back. */
export const savedDraftSchema = draftSchema.extend({
	save: z.strictObject({ page: z.uuid(), number: z.int().min(1) }).optional(),
});
export type SavedDraft = z.infer<typeof savedDraftSchema>;
