/** What the driver writes down of one consultation, line by line: what it sent, what it was answered, what stood on the screen. */

export type CommandName =
	'start' | 'begin' | 'say' | 'stop' | 'examine' | 'act' | 'draft' | 'end' | 'leave' | 'submit';

/** How the student means to end it. `vanish`: they close the lid, and time runs out. */
export type Ending = 'submit' | 'leave' | 'vanish';

export type SeenLine = { id: string; speaker: string; text: string };

export type Entry = { atMs: number } & (
	| { kind: 'planned'; consultationId: string; ending: Ending }
	/** An attempt; the first and its repeats have the same id. `what` is the line said, the finding or action, the note's summary. */
	| { kind: 'sent'; commandId: string; name: CommandName; what: string; process: number }
	/** Acknowledged. Drafts and starts have no revision. */
	| { kind: 'answered'; commandId: string; revision: number | null }
	| { kind: 'refused'; commandId: string; status: number; code: string }
	/** No answer was read: the line broke, or was broken on purpose. */
	| { kind: 'unanswered'; commandId: string; why: string }
	| { kind: 'connected'; process: number; cursor: string | null }
	| { kind: 'disconnected'; why: string }
	/** `id` is the event's own: revision and sequence. */
	| { kind: 'view'; id: string; stage: string; pendingReplyId: string | null; lines: SeenLine[] }
	| { kind: 'chunk'; id: string; replyId: string }
	/** What stands on the screen of the reply being spoken after the event of that id. */
	| { kind: 'shown'; id: string; replyId: string; text: string }
	/** The student waited past all patience. */
	| { kind: 'gave_up'; waitingFor: string }
);

export type EntryKind = Entry['kind'];
export type EntryOf<Kind extends EntryKind> = Extract<Entry, { kind: Kind }>;

export const entriesOf = <Kind extends EntryKind>(
	journal: readonly Entry[],
	kind: Kind,
): EntryOf<Kind>[] => journal.filter((entry): entry is EntryOf<Kind> => entry.kind === kind);
