/** One hint of the tutor: code chooses it, a model may phrase it, and that it was taken stays on record. */
import { mostHints, type GivenHint } from '#lib/domain/consultation/hints.ts';
import type { GradingInput } from '#lib/domain/grading/grader.ts';
import { chooseHint, type ChosenHint } from '#lib/domain/tutor/chooseHint.ts';
import { buildHintPrompt, hintPromptVersion } from '#lib/domain/tutor/hintPrompt.ts';
import { progressOf } from '#lib/domain/tutor/hintTiming.ts';
import { flawOfHint } from '#lib/domain/tutor/holdHint.ts';
import { openMarks } from '#lib/domain/tutor/openMarks.ts';
import type { Opened } from './caseOpener.ts';
import { check } from './check.ts';
import type { CommandContext, Commands } from './consultationCommands.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type {
	ConsultationRecord,
	ConsultationTransaction,
	Log,
	ModelLedger,
	NewHint,
	Transactions,
} from './ports.ts';
import type { HintPhraser, PhrasedHint } from './hintPorts.ts';
import { findReachedBudget } from './modelBudget.ts';
import { readGradingInput } from './readGradingInput.ts';
import { ServiceError } from './serviceError.ts';
import type { Actor } from './actor.ts';
import type { Accepted, Command } from './services.ts';
import { memoryOf } from './snapshots.ts';
import { tutoredCase } from './tutoredCase.ts';

export type HintContext = {
	core: ConsultationCore;
	commands: Commands;
	transactions: Transactions;
	/** Null: the authored words are said. */
	phraserOf(schoolId: string): HintPhraser | null;
	ledger: ModelLedger;
	log: Log;
};

/** All that a hint is chosen by, as it stands at one moment. */
type Situation = { record: ConsultationRecord; open: Opened; input: GradingInput; nowMs: number };
type Choice = Situation & { chosen: ChosenHint };
type Phrased = Omit<NewHint, Exclude<keyof GivenHint, 'text'>>;

/** @throws ServiceError `no_tutor`, `not_now` or `no_hints_left`. */
function requireTutor({ mode, stage }: ConsultationRecord, given: readonly GivenHint[]): void {
	if (mode !== 'practice') throw new ServiceError('no_tutor');
	if (stage !== 'talking') throw new ServiceError('not_now', { stage });
	if (given.length >= mostHints) throw new ServiceError('no_hints_left', { max: mostHints });
}

function progressIn({ record, nowMs }: Situation): number {
	const { stageStartedAtMs, dueAtMs } = record;
	return progressOf(memoryOf(record.snapshot).turn, {
		elapsedMs: nowMs - stageStartedAtMs,
		allowanceMs: dueAtMs === null ? null : dueAtMs - stageStartedAtMs,
	});
}

/** @throws ServiceError `no_hint_now` and what `requireTutor` throws. */
async function choose(
	tx: ConsultationTransaction,
	record: ConsultationRecord,
	open: Opened,
	nowMs: number,
): Promise<Choice> {
	const given = await tx.listHints(record.id);
	requireTutor(record, given);
	const input = await readGradingInput(tx, record, open);
	const situation = { record, open, input, nowMs };
	const chosen = chooseHint({
		tutored: tutoredCase(open.content, open.pack),
		rubric: open.content.rubric,
		memory: memoryOf(record.snapshot),
		open: await openMarks(input),
		progress: progressIn(situation),
		given,
	});
	if (!chosen) throw new ServiceError('no_hint_now');
	return { ...situation, chosen };
}

const authored = ({ chosen }: Choice): Phrased => ({
	text: chosen.text,
	spokenBy: 'author',
	model: null,
	briefVersion: null,
	caught: null,
	fault: null,
});

const placeOf = ({ schoolId, id, studentId }: ConsultationRecord) => ({
	...{ schoolId, consultationId: id, userId: studentId },
});

/** Null where there is no model, or none may be asked any more. */
async function findPhraser({ phraserOf, ledger }: HintContext, record: ConsultationRecord) {
	const phraser = phraserOf(record.schoolId);
	if (!phraser || (await findReachedBudget(ledger, placeOf(record)))) return null;
	return phraser;
}

function recordUse(
	{ ledger, log }: HintContext,
	record: ConsultationRecord,
	use: NonNullable<PhrasedHint['use']>,
): void {
	ledger
		.record(placeOf(record), { ...use, role: 'tutor', wholeCaseTokens: null })
		.catch((error: unknown) => log.error({ err: error }, 'A model’s use was not recorded'));
}

/** The model's words where they hold, else the authored ones; outside any transaction. */
async function phrase(context: HintContext, choice: Choice): Promise<Phrased> {
	const { chosen, open, input, record } = choice;
	const phraseHint = await findPhraser(context, record);
	if (!phraseHint) return authored(choice);
	const { language } = open.content.scenario;
	const { text, use, ...how } = await phraseHint(
		buildHintPrompt(chosen.text, input.utterances, language),
	);
	if (use) recordUse(context, record, use);
	const asked = { ...authored(choice), ...how, briefVersion: hintPromptVersion };
	if (text === null) return asked;
	const caught = await flawOfHint(text, {
		tutored: tutoredCase(open.content, open.pack),
		rubric: open.content.rubric,
		memory: memoryOf(record.snapshot),
		utterances: input.utterances,
		interpreter: open.pack.interpreter,
		authored: chosen.text,
	});
	return caught ? { ...asked, caught } : { ...asked, text, spokenBy: 'model' };
}

/** @returns null when this command was answered before: then nothing needs to be chosen or phrased. */
async function prepare(
	context: HintContext,
	actor: Actor,
	consultationId: string,
	commandId: string,
): Promise<{ chosen: ChosenHint; phrased: Phrased } | null> {
	const { core, transactions } = context;
	const choice = await transactions.inSchool(actor.schoolId, async (tx) => {
		const found: ConsultationRecord | null = await tx.find(consultationId);
		check(actor, 'consultation.act', found);
		if (await tx.findResponse(consultationId, commandId)) return null;
		return choose(tx, found, await core.open(found), await tx.nowMs());
	});
	return choice && { chosen: choice.chosen, phrased: await phrase(context, choice) };
}

/** The conversation may have gone on while the words were sought: what was phrased counts if the choice is still the same. */
async function give(
	command: CommandContext,
	prepared: { chosen: ChosenHint; phrased: Phrased } | null,
) {
	const { tx, record, open, nowMs, apply } = command;
	const now = await choose(tx, record, open, nowMs);
	const { area, step, reached, text } = now.chosen;
	const isSame = prepared?.chosen.text === text;
	await apply({ type: 'student.took_hint', area, step });
	await tx.appendHint(record.id, {
		...(isSame ? prepared.phrased : authored(now)),
		...{ area, step, reached },
		revision: command.record.revision,
		afterPosition: now.input.utterances.at(-1)?.position ?? 0,
	});
}

/**
 * The clock goes on meanwhile, as for anyone who stops to think.
 * @throws ServiceError `no_tutor`, `no_hints_left`, `no_hint_now` and what every command may refuse.
 */
export async function askForHint(
	context: HintContext,
	actor: Actor,
	consultationId: string,
	{ commandId }: Command,
): Promise<Accepted> {
	const prepared = await prepare(context, actor, consultationId, commandId);
	return context.commands.command(actor, consultationId, commandId, (command) =>
		give(command, prepared),
	);
}
