/** The lines that `eval checklist` reads and writes. */
import { z } from 'zod';
import type { ItemCredit } from '#lib/domain/dialogue/itemCredit.ts';
import { transcriptSchema, type Transcript } from './readConversation.ts';

const goldSchema = z.object({
	item_id: z.string(),
	gold_asked: z.boolean().optional(),
	evidence_turns: z.array(z.int()).default([]),
});
export const caseSchema = z.object({
	id: z.string(),
	transcript: transcriptSchema,
	items: z.array(goldSchema).default([]),
});
export type ChecklistCase = z.infer<typeof caseSchema>;

export type ChecklistRow = {
	case_id: string;
	item_id: string;
	asked: boolean;
	credit: ItemCredit['credit'];
	evidence_turns: number[];
	confidence: number;
};

export type MarkTranscript = (caseId: string, transcript: Transcript) => Promise<ChecklistRow[]>;

export type AblationOutcome = {
	caseId: string;
	itemId: string;
	/** Every item whose asking turns are gone reads "not asked". */
	flipped: boolean;
	/** Items that changed though their asking turns are all there. */
	changedOthers: string[];
	/** Lines that still ask, where it did not flip. */
	stillAsking: number[];
};
