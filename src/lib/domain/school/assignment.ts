/** A case that a cohort is asked to practise. */
import { z } from 'zod';

export const noteLimit = 1000;
const latest = Date.UTC(2100, 0);

const moment = z.number().int().min(0).max(latest);

/** Dates may lie in the past: who set them wrong can set them right. */
export const assignmentTermsSchema = z
	.object({ opensAtMs: moment, dueAtMs: moment, note: z.string().trim().max(noteLimit) })
	.refine(({ opensAtMs, dueAtMs }) => dueAtMs > opensAtMs, { path: ['dueAt'] });
export type AssignmentTerms = z.infer<typeof assignmentTermsSchema>;
