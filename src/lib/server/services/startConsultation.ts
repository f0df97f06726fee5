/** Starts a consultation, or a drill: which case, in which language, in `briefing`. */
import { can } from '#lib/domain/access/can.ts';
import type { StoredSnapshot } from '#lib/domain/consultation/migrateSnapshot.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { CaseOrigin } from './caseOpener.ts';
import { check } from './check.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { CaseLibrary, PublishedCase, Transactions } from './ports.ts';
import { readDrills, type DrillContext } from './readDrills.ts';
import { ServiceError } from './serviceError.ts';
import type { Actor } from './actor.ts';
import type { Command } from './services.ts';

export type StartContext = {
	core: ConsultationCore;
	transactions: Transactions;
	cases: CaseLibrary;
};

type Start = Command & { slug: string; language: Language };

async function chooseCase(
	{ cases }: StartContext,
	{ schoolId }: Actor,
	{ slug, language }: Start,
): Promise<PublishedCase> {
	const published = await cases.listPublished(schoolId);
	const chosen = published.find((entry) => entry.slug === slug);
	if (!chosen) throw new ServiceError('not_found');
	if (!chosen.languages.includes(language)) {
		throw new ServiceError('language_not_available', { language });
	}
	return chosen;
}

/** The command's own id names the consultation, so that a repeat finds the first. */
async function insertOnce(
	{ core, transactions }: Pick<StartContext, 'core' | 'transactions'>,
	actor: Actor,
	consultationId: string,
	given: CaseOrigin & { snapshot: StoredSnapshot },
): Promise<void> {
	await transactions.inSchool(actor.schoolId, async (tx) => {
		await tx.insert({
			...given,
			id: consultationId,
			studentId: actor.userId,
			mode: 'practice',
			terms: null,
			stage: 'briefing',
			machineVersion: core.machineVersion,
			stageStartedAtMs: await tx.nowMs(),
			dueAtMs: null,
			nextDueAtMs: null,
			forkedFrom: null,
		});
		check(actor, 'consultation.act', await tx.find(consultationId));
	});
}

function requireMayStart(actor: Actor): void {
	if (!can(actor, 'consultation.start', { schoolId: actor.schoolId })) {
		throw new ServiceError('not_allowed');
	}
}

/** Of a case that was chosen otherwise than from the library. */
export async function startOn(
	context: Pick<StartContext, 'core' | 'transactions'>,
	actor: Actor,
	{ commandId }: Command,
	origin: CaseOrigin,
): Promise<{ consultationId: string }> {
	const snapshot = context.core.initialSnapshot(await context.core.open(origin));
	await insertOnce(context, actor, commandId, { ...origin, snapshot });
	return { consultationId: commandId };
}

export async function startConsultation(
	context: StartContext,
	actor: Actor,
	input: Start,
): Promise<{ consultationId: string }> {
	requireMayStart(actor);
	const { schoolId } = actor;
	const { scenario, rubric } = await chooseCase(context, actor, input);
	const { language } = input;
	const origin = { schoolId, scenario, rubric, language, drillArea: null };
	return startOn(context, actor, input, origin);
}

/**
 * One that was begun and is not over is gone on with: two tabs are one drill.
 * @throws ServiceError `not_found` where no case of this language has anything to drill in the area.
 */
export async function startDrill(
	context: StartContext & DrillContext,
	actor: Actor,
	{ commandId, area, language }: Command & { area: string; language: Language },
): Promise<{ consultationId: string }> {
	requireMayStart(actor);
	const { schoolId } = actor;
	const drills = await readDrills(context, actor, language);
	const begun = drills.unfinished.get(area);
	if (begun) return { consultationId: begun };
	const chosen = drills.caseOf(area);
	if (!chosen) throw new ServiceError('not_found');
	const { scenario, rubric } = chosen;
	return startOn(
		context,
		actor,
		{ commandId },
		{
			...{ schoolId, scenario, rubric, language },
			drillArea: area,
		},
	);
}
