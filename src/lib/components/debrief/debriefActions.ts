/** What the debrief asks of whoever shows it. */
import type { ReportedReply } from './debriefCommands.ts';

/** Each resolves to the sentence for why it was refused, or null. */
export type DebriefActions = {
	/** Goes to a new consultation that stands before that line. */
	retryFrom(utteranceId: string): Promise<string | null>;
	/** Begins the case once more; after a drill, another one on its area. */
	beginAgain(): Promise<string | null>;
	report(report: ReportedReply): Promise<string | null>;
};
