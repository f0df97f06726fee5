/** What a student does in a consultation, from the briefing to the submitted note. */
import { can } from '#lib/domain/access/can.ts';
import {
	findingChoices,
	findingsNamed,
	isKnownFinding,
} from '#lib/domain/consultation/findings.ts';
import { emptyDraft } from '#lib/domain/consultation/note.ts';
import type { DialogueAct, PriorTurn, Reading } from '#lib/domain/dialogue/reading.ts';
import { check, type CommandContext, type Commands } from './consultationCommands.ts';
import type { ConsultationCore, Opened } from './consultationCore.ts';
import type {
	CaseLibrary,
	ConsultationRecord,
	Ids,
	RecordedUtterance,
	Transactions,
} from './ports.ts';
import { ServiceError } from './serviceError.ts';
import type { Actor, ConsultationService } from './services.ts';
import type { Views } from './consultationViews.ts';

export const longestUtterance = 2000;

export type ConsultationServiceDependencies = {
	core: ConsultationCore;
	commands: Commands;
	views: Views;
	transactions: Transactions;
	cases: CaseLibrary;
	ids: Ids;
	/** Told when there is a reply to speak or a consultation to mark. */
	poke: { replies(): void; grading(): void };
};

const asPriorTurn = ({ speaker, text, reading }: RecordedUtterance): PriorTurn[] =>
	speaker === 'narrator'
		? []
		: [{ speaker, text, ...(reading && { topics: reading.topics.map(({ id }) => id) }) }];

/** "Can I …", "may I …" and the plain order alike. */
const requests = new Set<DialogueAct>(['examine', 'order_test', 'permission']);

/** Answers follow the order of the questions. */
const inSpokenOrder = (reading: Reading, text: string): Reading => ({
	...reading,
	topics: reading.topics.toSorted((a, b) => text.indexOf(a.words) - text.indexOf(b.words)),
});

/** Findings the utterance asks for in words: named, and requested rather than planned. */
function spokenFindings(text: string, reading: Reading, open: Opened): string[] {
	const asks = reading.acts.some(({ act }) => requests.has(act));
	return asks ? findingsNamed(text, open.pack.findings.findings) : [];
}

function checkUtterance(text: string): string {
	const trimmed = text.trim();
	if (trimmed.length === 0) throw new ServiceError('empty');
	if (trimmed.length > longestUtterance) {
		throw new ServiceError('too_long', { max: longestUtterance, length: trimmed.length });
	}
	return trimmed;
}

export function createConsultationService(
	deps: ConsultationServiceDependencies,
): ConsultationService {
	const { core, views, transactions, cases, ids, poke } = deps;
	const { command } = deps.commands;

	/** Reads the utterance outside any transaction: no connection is held while the interpreter thinks. */
	async function interpret(actor: Actor, consultationId: string, text: string) {
		const { record, utterances } = await transactions.inSchool(actor.schoolId, async (tx) => {
			const found = await tx.find(consultationId);
			check(actor, 'consultation.act', found);
			return { record: found, utterances: await tx.listUtterances(consultationId) };
		});
		const open = await core.open(record);
		const { interpreter } = open.pack;
		const turns = utterances.flatMap(asPriorTurn);
		const reading = inSpokenOrder(await interpreter.read(text, turns), text);
		const findingIds = spokenFindings(text, reading, open);
		return { lines: utterances.length, reading, findingIds, version: interpreter.version };
	}

	async function speak(
		context: CommandContext,
		text: string,
		read: Awaited<ReturnType<typeof interpret>>,
	) {
		const { tx, record, open } = context;
		const utteranceId = ids.newId();
		const { reading, findingIds } = read;
		const event = { type: 'student.spoke', utteranceId, reading, findingIds } as const;
		if (!core.can(open, record, event)) {
			throw new ServiceError(record.stage === 'talking' ? 'patient_is_speaking' : 'not_now');
		}
		await tx.appendUtterance(record.id, {
			id: utteranceId,
			speaker: 'student',
			text,
			reading,
			interpreterVersion: read.version,
		});
		await context.apply(event);
	}

	return {
		async start(actor, { commandId, slug, language }) {
			if (!can(actor, 'consultation.start', { schoolId: actor.schoolId })) {
				throw new ServiceError('not_allowed');
			}
			const published = await cases.listPublished(actor.schoolId);
			const chosen = published.find((entry) => entry.slug === slug);
			if (!chosen) throw new ServiceError('not_found');
			if (!chosen.languages.includes(language)) {
				throw new ServiceError('language_not_available', { language });
			}
			const origin = {
				schoolId: actor.schoolId,
				scenario: chosen.scenario,
				rubric: chosen.rubric,
				language,
			};
			const open = await core.open(origin);
			return transactions.inSchool(actor.schoolId, async (tx) => {
				// The command's own id names the consultation, so that a repeat finds the first.
				const known = await tx.find(commandId);
				if (known) {
					check(actor, 'consultation.act', known);
					return { consultationId: known.id };
				}
				await tx.insert({
					...origin,
					id: commandId,
					studentId: actor.userId,
					mode: 'practice',
					stage: 'briefing',
					machineVersion: core.machineVersion,
					snapshot: core.initialSnapshot(open),
					stageStartedAtMs: await tx.nowMs(),
					dueAtMs: null,
					nextDueAtMs: null,
				});
				return { consultationId: commandId };
			});
		},

		getView: (actor, consultationId) => views.getView(actor, consultationId),

		async listChoices(actor, consultationId) {
			const record = await views.find(actor, consultationId);
			const { content, pack } = await core.open(record);
			return {
				findings: findingChoices(content.scenario, pack.findings.findings),
				actions: content.scenario.actions.map(({ id, kind, label }) => ({ id, kind, label })),
			};
		},

		begin: (actor, id, { commandId }) =>
			command(actor, id, commandId, ({ apply }) => apply({ type: 'consultation.began' })),

		async say(actor, id, { commandId, text }) {
			const utterance = checkUtterance(text);
			const read = await interpret(actor, id, utterance);
			const accepted = await command(actor, id, commandId, (context) =>
				speak(context, utterance, read),
			);
			poke.replies();
			return accepted;
		},

		stopReply: (actor, id, { commandId }) =>
			command(actor, id, commandId, async ({ tx, open, apply }) => {
				// Stored first: from here on the speaking process can append nothing more.
				const closed = await core.closeReply(tx, id, open, 'stopped');
				if (closed) await apply({ type: 'student.stopped', told: closed.told });
			}),

		examine: (actor, id, { commandId, findingId }) =>
			command(actor, id, commandId, async ({ open, apply }) => {
				const { content, pack } = open;
				if (!isKnownFinding(findingId, content.scenario, pack.findings.findings)) {
					throw new ServiceError('not_found');
				}
				await apply({ type: 'student.examined', findingId });
			}),

		act: (actor, id, { commandId, actionId }) =>
			command(actor, id, commandId, ({ apply }) => apply({ type: 'student.acted', actionId })),

		end: (actor, id, { commandId }) =>
			command(actor, id, commandId, ({ apply }) => apply({ type: 'student.ended' })),

		leave: (actor, id, { commandId }) =>
			command(actor, id, commandId, ({ apply }) => apply({ type: 'student.left' })),

		async saveDraft(actor, id, draft) {
			return transactions.inSchool(actor.schoolId, async (tx) => {
				const record: ConsultationRecord | null = await tx.lock(id);
				check(actor, 'note.write', record);
				const nowMs = await tx.nowMs();
				if (record.stage !== 'talking' && record.stage !== 'writing') {
					throw new ServiceError('already_submitted');
				}
				if (record.dueAtMs !== null && record.dueAtMs <= nowMs) {
					throw new ServiceError('time_is_up');
				}
				await tx.saveDraft(id, draft);
				return { savedAtMs: nowMs };
			});
		},

		async submitNote(actor, id, { commandId, note }) {
			const accepted = await command(actor, id, commandId, async ({ tx, apply }) => {
				await apply({ type: 'student.submitted' });
				const draft = (await tx.findDraft(id)) ?? emptyDraft;
				await tx.saveDraft(id, { ...draft, note });
			});
			poke.grading();
			return accepted;
		},
	};
}
