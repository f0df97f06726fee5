/** Stores what comes next in a consultation that this process knows, in one journey to the database. */
import type { Transactions, TurnTransaction } from './ports.ts';
import type { Known, RecentConsultations } from './recentConsultations.ts';
import { ServiceError } from './serviceError.ts';
import type { Wakeups } from './streamPorts.ts';

export type TurnContext = {
	transactions: Transactions;
	recent: RecentConsultations;
	wakeups: Wakeups;
	/** A clock that only moves forward. */
	uptimeMs(): number;
};

/** Of a consultation after the turn, what is not read back from the database. */
export type Standing = Pick<Known, 'record' | 'sequence' | 'pendingReply' | 'lastSpoken'>;

/** The database's clock, as far as this process can tell without asking. */
export const aboutNowMs = ({ uptimeMs }: Pick<TurnContext, 'uptimeMs'>, known: Known): number =>
	known.nowMs + Math.floor(uptimeMs() - known.uptimeMs);

/** Nothing moves the clocks of stages: their moments are the database's to tell. */
const isSameStage = (seen: Known, { record }: Standing) => record.stage === seen.record.stage;

/** What is refused may be refused for what this process has not seen: whoever holds the lock says so. */
const undecided = (error: unknown): null => {
	if (error instanceof ServiceError) return null;
	throw error;
};

/**
 * @param work writes, and tells what then stands; it may run again, under a lock, when this returns null.
 * @returns the consultation as it then is, kept and told to its readers; null, and nothing is stored, where it cannot be done so.
 */
export async function takeTurn(
	{ transactions, recent, wakeups, uptimeMs }: TurnContext,
	seen: Known,
	work: (tx: TurnTransaction) => Promise<Standing | null>,
): Promise<Known | null> {
	const { id } = seen.record;
	const stored = await transactions.inTurn(seen, async (tx) => {
		const standing = await work(tx).catch(undecided);
		if (!standing || !isSameStage(seen, standing)) return null;
		await tx.wake(id);
		return standing;
	});
	if (!stored) return null;
	const { result, appended, draft, nowMs } = stored;
	const utterances = [...seen.utterances, ...appended];
	const known: Known = { ...result, utterances, draft, nowMs, uptimeMs: uptimeMs() };
	recent.keep(known);
	wakeups.publish(id, { known });
	return known;
}
