/** What a student does in a consultation, from the briefing to the submitted note. */
import { findingChoices, isKnownFinding } from '#lib/domain/consultation/findings.ts';
import { emptyDraft, type Note } from '#lib/domain/consultation/note.ts';
import { askForHint, type HintContext } from './askForHint.ts';
import type { CommandContext } from './consultationCommands.ts';
import type { Views } from './consultationViews.ts';
import { saveDraft } from './saveDraft.ts';
import { say, type SayContext } from './say.ts';
import { ServiceError } from './serviceError.ts';
import type { Actor } from './actor.ts';
import type { ConsultationService } from './services.ts';
import { storable } from '#lib/domain/transcript/storable.ts';
import type { DrillContext } from './readDrills.ts';
import { startConsultation, startDrill, type StartContext } from './startConsultation.ts';

export type ConsultationServiceDependencies = StartContext &
	DrillContext &
	SayContext &
	HintContext & {
		views: Views;
		/** Told when there is a consultation to mark, and when one's note is begun. */
		poke: { grading(): void; prepare(schoolId: string, consultationId: string): void };
	};

type Dependencies = ConsultationServiceDependencies;

async function listChoices({ core, views }: Dependencies, actor: Actor, consultationId: string) {
	const { content, pack } = await core.open(await views.find(actor, consultationId));
	return {
		findings: findingChoices(content.scenario, pack.findings.findings),
		actions: content.scenario.actions.map(({ id, kind, label }) => ({ id, kind, label })),
	};
}

async function stopReply({ core }: Dependencies, { tx, record, open, apply }: CommandContext) {
	// Stored first: from here on the speaking process can append nothing more.
	const closed = await core.closeReply(tx, record.id, open, 'stopped');
	if (closed) await apply({ type: 'student.stopped', ...closed });
}

async function examine({ open, apply }: CommandContext, findingId: string) {
	const { content, pack } = open;
	if (!isKnownFinding(findingId, content.scenario, pack.findings.findings)) {
		throw new ServiceError('not_found');
	}
	await apply({ type: 'student.examined', findingId });
}

async function submit({ tx, record, apply }: CommandContext, note: Note) {
	await apply({ type: 'student.submitted' });
	const draft = (await tx.findDraft(record.id)) ?? emptyDraft;
	await tx.saveDraft(record.id, { ...draft, note: storable(note) });
}

async function leave({ record, apply }: CommandContext) {
	if (record.mode === 'assessment') throw new ServiceError('no_leaving');
	await apply({ type: 'student.left' });
}

async function andThen<T>(done: Promise<T>, poke: () => void): Promise<T> {
	const result = await done;
	poke();
	return result;
}

type Deeds = Pick<ConsultationService, 'begin' | 'stopReply' | 'examine' | 'act' | 'end' | 'leave'>;

/** Each is one command and, but for stopping, one event. */
function bindDeeds(deps: Dependencies): Deeds {
	const { command } = deps.commands;
	const { poke } = deps;
	return {
		begin: (actor, id, { commandId }) =>
			command(actor, id, commandId, ({ apply }) => apply({ type: 'consultation.began' })),
		stopReply: (actor, id, { commandId }) =>
			command(actor, id, commandId, (context) => stopReply(deps, context)),
		examine: (actor, id, { commandId, findingId }) =>
			command(actor, id, commandId, (context) => examine(context, findingId)),
		act: (actor, id, { commandId, actionId }) =>
			command(actor, id, commandId, ({ apply }) => apply({ type: 'student.acted', actionId })),
		end: (actor, id, { commandId }) =>
			andThen(
				command(actor, id, commandId, ({ apply }) => apply({ type: 'student.ended' })),
				() => {
					poke.prepare(actor.schoolId, id);
					// A drill is over with it.
					poke.grading();
				},
			),
		leave: (actor, id, { commandId }) => command(actor, id, commandId, leave),
	};
}

export function createConsultationService(deps: Dependencies): ConsultationService {
	const { commands, views, transactions, poke } = deps;
	return {
		...bindDeeds(deps),
		start: (actor, input) => startConsultation(deps, actor, input),
		startDrill: (actor, input) => startDrill(deps, actor, input),
		getView: (actor, id) => views.getView(actor, id),
		listChoices: (actor, id) => listChoices(deps, actor, id),
		say: (actor, id, input, sure) => say(deps, actor, id, input, sure),
		askForHint: (actor, id, input) => askForHint(deps, actor, id, input),
		saveDraft: (actor, id, draft) => saveDraft(transactions, actor, id, draft),
		submitNote: (actor, id, { commandId, note }) =>
			andThen(
				commands.command(actor, id, commandId, (context) => submit(context, note)),
				poke.grading,
			),
	};
}
