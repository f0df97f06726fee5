/** Trying a case before it is published: a practice consultation of the author's own, with everything hidden laid open. */
import { can } from '#lib/domain/access/can.ts';
import { checkDrafts } from '#lib/domain/authoring/checkDraft.ts';
import type {
	SelfPlayed,
	TriedItem,
	TriedTurn,
	TryOutStart,
	TryOutView,
} from '#lib/domain/authoring/tryOutView.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { Grader } from '#lib/domain/grading/grader.ts';
import { maxLevel } from '#lib/domain/grading/levels.ts';
import { buildBrief, type BriefMessage } from '#lib/domain/patient/brief/buildBrief.ts';
import { listGates } from '#lib/domain/patient/gate.ts';
import { parseRubric } from '#lib/domain/rubric/loadRubric.ts';
import { parseScenario } from '#lib/domain/scenario/loadScenario.ts';
import { requireParsed } from '#lib/domain/scenario/requireParsed.ts';
import type { Actor } from './actor.ts';
import { selfPlay } from './selfPlay.ts';
import {
	asAuthor,
	listSlugs,
	readDraft,
	versionsOf,
	type AuthoringContext,
} from './authoredCase.ts';
import type { Opened } from './caseOpener.ts';
import { check } from './check.ts';
import { consultationKey } from './consultationKey.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { ConsultationRecord, ConsultationTransaction, Ids, Transactions } from './ports.ts';
import { readGradingInput } from './readGradingInput.ts';
import { ServiceError } from './serviceError.ts';
import type { Command, ConsultationService } from './services.ts';
import { memoryOf } from './snapshots.ts';
import { startOn } from './startConsultation.ts';
import { readTrace, type TracedTurn } from './traceService.ts';

export type TryOutService = {
	/**
	 * Begins a consultation of the draft as it was saved last.
	 * @throws ServiceError `draft_has_faults` where it cannot be played.
	 */
	start(actor: Actor, slug: string, language: Language, input: Command): Promise<TryOutStart>;
	/** Scripted students play the draft; takes some seconds. */
	selfPlay(actor: Actor, slug: string, language: Language): Promise<SelfPlayed[]>;
	/** @throws ServiceError `not_found` of consultations that are not the actor's own. */
	look(actor: Actor, consultationId: string): Promise<TryOutView>;
};

export type TryOutContext = AuthoringContext & {
	core: ConsultationCore;
	transactions: Transactions;
	consultation: ConsultationService;
	rule: Grader;
	ids: Ids;
	uptimeMs(): number;
};

/** One language alone: the others may be behind. */
async function readPlayable(
	context: TryOutContext,
	actor: Actor,
	slug: string,
	language: Language,
) {
	const { surroundings } = context;
	const draft = { ...(await readDraft(context, actor, slug, language)), gold: {} };
	const around = { slugs: await listSlugs(context, actor), pictures: surroundings.pictures };
	const faults = checkDrafts([draft], surroundings.cataloguesOf, around);
	const count = faults.filter(({ isPlayable }) => !isPlayable).length;
	if (count > 0) throw new ServiceError('draft_has_faults', { count });
	return draft;
}

async function start(
	context: TryOutContext,
	actor: Actor,
	slug: string,
	language: Language,
	command: Command,
): Promise<TryOutStart> {
	const { consultation, ids } = context;
	const draft = await readPlayable(context, actor, slug, language);
	const versions = await context.drafts.keepForTrial(actor.schoolId, slug, versionsOf([draft]));
	const origin = { schoolId: actor.schoolId, language, drillArea: null, ...versions };
	const { consultationId } = await startOn(context, actor, command, origin);
	await consultation.begin(actor, consultationId, { commandId: ids.newId() });
	const [view, choices] = await Promise.all([
		consultation.getView(actor, consultationId),
		consultation.listChoices(actor, consultationId),
	]);
	return { view, choices };
}

function toTurn({ reading, told, ...turn }: TracedTurn, { pack, content }: Opened): TriedTurn {
	const { facts } = content.scenario;
	return {
		...{ utteranceId: turn.utteranceId, utterance: turn.utterance, affect: turn.affect },
		topics: reading?.topics.map(({ id }) => pack.topicLabel(id)) ?? [],
		acts: reading?.acts.map(({ act }) => act) ?? [],
		style: reading?.style ?? null,
		told: facts.filter(({ id }) => told.includes(id)).map(({ label }) => label),
	};
}

/** For the last line that was answered; none before it. */
async function lastBrief(
	tx: ConsultationTransaction,
	record: ConsultationRecord,
	open: Opened,
): Promise<BriefMessage[]> {
	const [plans, utterances, events] = [
		await tx.listPlans(record.id),
		await tx.listUtterances(record.id),
		await tx.listEvents(record.id),
	];
	const planned = new Map(plans.map(({ utteranceId, plan }) => [utteranceId, plan]));
	const line = utterances.findLast(({ id }) => planned.has(id));
	const plan = line && planned.get(line.id);
	const event = events.find(({ payload }) => line && payload.utteranceId === line.id);
	if (!line || !plan || !event) return [];
	return buildBrief({
		wording: open.wording,
		memory: memoryOf(event.snapshot),
		utterances: utterances.filter(({ position }) => position <= line.position),
		plan,
		near: open.content.scenario.facts.filter(({ id }) => plan.near?.includes(id)),
		key: consultationKey(record.id),
	}).messages;
}

async function gradeSoFar(
	{ rule }: TryOutContext,
	tx: ConsultationTransaction,
	record: ConsultationRecord,
	open: Opened,
): Promise<TriedItem[]> {
	const { items } = await rule.grade(await readGradingInput(tx, record, open));
	const levels = new Map(items.map(({ itemId, level }) => [itemId, level]));
	return open.content.rubric.sections
		.flatMap((section) => section.items)
		.map((item) => ({
			...{ id: item.id, label: item.label, maxLevel: maxLevel(item) },
			level: levels.get(item.id) ?? null,
		}));
}

const look = (context: TryOutContext, actor: Actor, consultationId: string): Promise<TryOutView> =>
	context.transactions.readSchool(actor.schoolId, async (tx) => {
		const record: ConsultationRecord | null = await tx.find(consultationId);
		check(actor, 'consultation.act', record);
		const open = await context.core.open(record);
		const { scenario } = open.content;
		const memory = memoryOf(record.snapshot);
		const gates = new Map(
			listGates(scenario, memory).map(({ factId, isOpen }) => [factId, isOpen]),
		);
		return {
			turns: (await readTrace(tx, consultationId, scenario)).map((turn) => toTurn(turn, open)),
			gates: scenario.facts.flatMap(({ id, label }) => {
				const isOpen = gates.get(id);
				return isOpen === undefined ? [] : [{ factId: id, label, isOpen }];
			}),
			affect: memory.affect,
			brief: await lastBrief(tx, record, open),
			items: await gradeSoFar(context, tx, record, open),
		};
	});

export function createTryOutService(context: TryOutContext): TryOutService {
	return {
		start: asAuthor((actor, slug: string, language: Language, input: Command) => {
			if (!can(actor, 'consultation.start', { schoolId: actor.schoolId })) {
				throw new ServiceError('not_allowed');
			}
			return start(context, actor, slug, language, input);
		}),
		selfPlay: asAuthor(async (actor, slug: string, language: Language) => {
			const { scenario, rubric } = await readPlayable(context, actor, slug, language);
			const trialCase = {
				scenario: requireParsed(parseScenario(scenario, 'scenario')).scenario,
				rubric: requireParsed(parseRubric(rubric, 'rubric')).rubric,
				pack: context.surroundings.packOf(language),
			};
			return selfPlay(trialCase, context.uptimeMs);
		}),
		look: asAuthor((actor, consultationId: string) => look(context, actor, consultationId)),
	};
}
