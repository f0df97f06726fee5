/** A consultation's commands out of the journal: each once, with what became of it. */
import { entriesOf, type CommandName, type Entry } from './journal.ts';

export type SentCommand = {
	commandId: string;
	name: CommandName;
	what: string;
	isAcknowledged: boolean;
	/** All revisions it was ever answered with, in order. */
	revisions: number[];
	/** Where it was acknowledged first in the journal; Infinity when it never was. */
	acknowledgedAt: number;
};

/** In the order in which they were first sent. */
export function sentCommands(journal: readonly Entry[]): SentCommand[] {
	const byId = new Map<string, SentCommand>();
	for (const { commandId, name, what } of entriesOf(journal, 'sent')) {
		const fresh = { isAcknowledged: false, revisions: [], acknowledgedAt: Infinity };
		if (!byId.has(commandId)) byId.set(commandId, { commandId, name, what, ...fresh });
	}
	journal.forEach((entry, at) => {
		const command = entry.kind === 'answered' ? byId.get(entry.commandId) : undefined;
		if (!command || entry.kind !== 'answered') return;
		command.isAcknowledged = true;
		command.acknowledgedAt = Math.min(command.acknowledgedAt, at);
		if (entry.revision !== null) command.revisions.push(entry.revision);
	});
	return [...byId.values()];
}
