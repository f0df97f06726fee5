/** A reply that a student reports as wrong, for those who write and run the cases. */
import type { Language } from '../dialogue/topicCatalogue.ts';

export const replyFaults = [
	'contradicts',
	'made_up',
	'beside_the_point',
	'out_of_role',
	'other',
] as const;
export type ReplyFault = (typeof replyFaults)[number];

export const longestReportComment = 500;

/** As instructors read it: what was asked and answered, and what is wrong with it. Nobody is named. */
export type ReplyReportView = {
	id: string;
	/** Stands for the consultation, as in the reviews. */
	number: string;
	caseTitle: string;
	language: Language;
	/** The student's line that was answered; null where the patient spoke unasked. */
	question: string | null;
	reply: string;
	fault: ReplyFault;
	comment: string;
	reportedAtMs: number;
};
