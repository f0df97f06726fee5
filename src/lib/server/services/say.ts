/** One utterance of the student: read by the interpreter, then heard by the machine. */
import { namingVersion } from '#lib/domain/consultation/nameFacts.ts';
import { readUtterance } from '#lib/domain/consultation/readUtterance.ts';
import type { Reading, ReadingUse } from '#lib/domain/dialogue/reading.ts';
import { check } from './check.ts';
import type { CommandContext, Commands } from './consultationCommands.ts';
import type { ConsultationCore } from './consultationCore.ts';
import { findReachedBudget } from './modelBudget.ts';
import type { Ids, Log, ModelLedger, Transactions, UsePlace } from './ports.ts';
import type { RecentConsultations } from './recentConsultations.ts';
import { ServiceError } from './serviceError.ts';
import { storable } from '#lib/domain/transcript/storable.ts';
import type { Actor } from './actor.ts';
import type { Accepted, Command } from './services.ts';

export const longestUtterance = 2000;

export type SayContext = {
	core: ConsultationCore;
	commands: Commands;
	transactions: Transactions;
	ids: Ids;
	recent: RecentConsultations;
	ledger: ModelLedger;
	log: Log;
};

/** Who really speaks. @throws ServiceError `not_signed_in` */
type Sure = () => Promise<Actor>;

/** An utterance with what the interpreter understood of it. */
type Heard = {
	text: string;
	reading: Reading;
	findingIds: string[];
	version: string;
	/** Of the conversation it was read in. */
	revision: number;
};

function checkUtterance(text: string): string {
	const trimmed = storable(text).trim();
	if (trimmed.length === 0) throw new ServiceError('empty');
	if (trimmed.length > longestUtterance) {
		throw new ServiceError('too_long', { max: longestUtterance, length: trimmed.length });
	}
	return trimmed;
}

/** As this process last saw it, or as it is stored. */
async function readConversation(
	{ transactions, recent }: SayContext,
	actor: Actor,
	consultationId: string,
) {
	const known = recent.find(consultationId);
	if (known) {
		check(actor, 'consultation.act', known.record);
		return known;
	}
	return transactions.inSchool(actor.schoolId, async (tx) => {
		const [found, spoken] = await Promise.all([
			tx.find(consultationId),
			tx.listUtterances(consultationId),
		]);
		check(actor, 'consultation.act', found);
		return { record: found, utterances: spoken };
	});
}

/** Pays for a second reader while a budget lasts; undefined where it is used up. */
async function openPurse({ ledger, log }: SayContext, place: UsePlace) {
	if (await findReachedBudget(ledger, place)) return undefined;
	return (use: ReadingUse): void => {
		ledger
			.record(place, { ...use, role: 'interpreter', wholeCaseTokens: null })
			.catch((error: unknown) => log.error({ err: error }, 'A model’s use was not recorded'));
	};
}

/** Reads the utterance outside any transaction: no connection is held while the interpreter thinks. */
async function interpret(
	context: SayContext,
	actor: Actor,
	consultationId: string,
	{ text, sure }: { text: string; sure: Sure },
): Promise<Heard> {
	const { core } = context;
	const { record, utterances } = await readConversation(context, actor, consultationId);
	const open = await core.open(record);
	const { interpreter, findings } = open.pack;
	const { scenario } = open.content;
	const reader = { interpreter, findings: findings.findings, scenario };
	const place = { schoolId: actor.schoolId, consultationId, userId: actor.userId };
	// A model is told nothing for who may be nobody by now.
	if (open.pack.asksModel) await sure();
	const purse = open.pack.asksModel ? await openPurse(context, place) : undefined;
	const read = await readUtterance(reader, text, utterances, purse);
	return {
		text,
		...read,
		version: `${interpreter.version}/${namingVersion}`,
		revision: record.revision,
	};
}

async function hear({ core, ids }: SayContext, command: CommandContext, heard: Heard) {
	const { tx, record, open } = command;
	const { text, reading, findingIds, version: interpreterVersion } = heard;
	const id = ids.newId();
	if (command.lockedRevision !== heard.revision) throw new ServiceError('busy');
	const event = { type: 'student.spoke', utteranceId: id, reading, findingIds } as const;
	if (!core.can(open, record, event)) {
		throw new ServiceError(record.stage === 'talking' ? 'patient_is_speaking' : 'not_now');
	}
	const speaker = 'student' as const;
	await tx.appendUtterance(record.id, { id, speaker, text, reading, interpreterVersion });
	await command.apply(event);
}

/** Read again when the conversation went on meanwhile; after so many times the student tries again. */
const readings = 3;
const isBusy = (error: unknown) => error instanceof ServiceError && error.code === 'busy';

/**
 * @param sure who it really is, where `actor` is who they were a moment ago: asked before anything is stored.
 * @throws ServiceError `empty`, `too_long`, `patient_is_speaking` and what every command may refuse.
 */
export async function say(
	context: SayContext,
	actor: Actor,
	consultationId: string,
	{ commandId, text }: Command & { text: string },
	sure: Sure = async () => actor,
): Promise<Accepted> {
	const utterance = { text: checkUtterance(text), sure };
	for (let attempt = 1; ; attempt += 1) {
		const heard = await interpret(context, actor, consultationId, utterance);
		const run = (command: CommandContext) => hear(context, command, heard);
		try {
			return await context.commands.command(await sure(), consultationId, commandId, run);
		} catch (error) {
			// Something happened since it was read: by another process, perhaps, or in another tab.
			context.recent.forget(consultationId);
			if (!isBusy(error) || attempt === readings) throw error;
		}
	}
}
