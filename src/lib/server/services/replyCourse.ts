/** A reply while it is spoken: what is known of it, and what speaking it needs of the world. */
import type { ModelUse } from '#lib/domain/usage/modelUse.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type {
	Ids,
	Log,
	ModelLedger,
	OpenReply,
	PatientEngines,
	PendingWork,
	ShownText,
	Speaking,
} from './ports.ts';
import type { Known } from './recentConsultations.ts';
import type { ReplyLog } from './streamPorts.ts';
import type { TurnContext } from './takeTurn.ts';

export type SpeakContext = TurnContext & {
	core: ConsultationCore;
	engines: PatientEngines;
	ledger: ModelLedger;
	work: PendingWork;
	replyLog: ReplyLog;
	ids: Ids;
	log: Log;
	/** Letters that no sentence holds, the same for one consultation on every process. */
	keyOf(consultationId: string): string;
	/** Names this process. */
	owner: string;
	/** Aborted when this process must fall silent. */
	stopping: AbortSignal;
	/** Resolves at the next beat: between two beats a reply shows one piece. */
	beat(): Promise<void>;
};

export type Course = {
	reply: OpenReply;
	/** The consultation when it was begun; null for a reply that another process began. */
	known: Known | null;
	/** All that was shown of it, and the number of its last chunk; null until that is known. */
	shown: ShownText | null;
	/** How it is being spoken, as far as it is known. */
	speaking: Speaking | null;
	/** The same, where that is not stored yet. */
	unstored: Speaking | null;
	/** What models were asked for it, where that is not in the ledger yet. */
	uses: ModelUse[];
	/** Whether what began it is stored: before, and where it is not, nothing may be shown. */
	isStored: Promise<boolean>;
};

/** A reply to be spoken, as it was found or begun. */
export type BegunReply = {
	attempts: number;
	/** The consultation as it is when the reply is begun; null for one that another process began. */
	known: Known | null;
	/** The same once it is stored, or null where it could not be; for one that another process began, null at once. */
	stored: Promise<Known | null> | null;
};

export const openCourse = (reply: OpenReply, { known, stored }: BegunReply): Course => ({
	...{ reply, known, shown: null, speaking: null, unstored: null, uses: [] },
	isStored: stored
		? stored.then(
				(done) => done !== null,
				() => false,
			)
		: Promise.resolve(true),
});
