/** Starts a consultation: which case, in which language, in `briefing`. */
import { can } from '#lib/domain/access/can.ts';
import type { StoredSnapshot } from '#lib/domain/consultation/migrateSnapshot.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { CaseOrigin } from './caseOpener.ts';
import { check } from './check.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { CaseLibrary, Transactions } from './ports.ts';
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
): Promise<CaseOrigin> {
	const published = await cases.listPublished(schoolId);
	const chosen = published.find((entry) => entry.slug === slug);
	if (!chosen) throw new ServiceError('not_found');
	if (!chosen.languages.includes(language)) {
		throw new ServiceError('language_not_available', { language });
	}
	return { schoolId, scenario: chosen.scenario, rubric: chosen.rubric, language };
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
			drillArea: null,
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
	if (!can(actor, 'consultation.start', { schoolId: actor.schoolId })) {
		throw new ServiceError('not_allowed');
	}
	return startOn(context, actor, input, await chooseCase(context, actor, input));
}
