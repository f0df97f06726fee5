/** What came of sending a roster. */
import type { RosterPreview } from '#lib/server/services/rosterService.ts';

export type ImportOutcome = {
	preview?: RosterPreview;
	/** The school changed between looking and writing. */
	hasMoved?: boolean;
	written?: { linksCsv: string | null };
	error?: string;
	params?: Record<string, string | number>;
};
