/** Reads a case that is being written, and checks it against all that surrounds it. */
import { can } from '#lib/domain/access/can.ts';
import { checkDrafts } from '#lib/domain/authoring/checkDraft.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import { parseRubric } from '#lib/domain/rubric/loadRubric.ts';
import { structureOf as rubricStructureOf } from '#lib/domain/rubric/structure.ts';
import type { Fault } from '#lib/domain/scenario/fault.ts';
import { parseScenario } from '#lib/domain/scenario/loadScenario.ts';
import { requireParsed } from '#lib/domain/scenario/requireParsed.ts';
import { structureOf } from '#lib/domain/scenario/structure.ts';
import type { Actor } from './actor.ts';
import type {
	ArchivePort,
	CaseSurroundings,
	CaseVersions,
	Draft,
	DraftStore,
} from './authoringPorts.ts';
import { ServiceError } from './serviceError.ts';
import type { AuditEntry } from './signInPorts.ts';

export type AuthoringContext = {
	drafts: DraftStore;
	surroundings: CaseSurroundings;
	archives: ArchivePort;
};

/** Every call begins with the question whether this person may write cases. */
export const asAuthor =
	<Args extends unknown[], Result>(run: (actor: Actor, ...args: Args) => Promise<Result>) =>
	async (actor: Actor, ...args: Args): Promise<Result> => {
		if (!can(actor, 'scenario.write', { schoolId: actor.schoolId })) {
			throw new ServiceError('not_allowed');
		}
		return run(actor, ...args);
	};

export const auditOfCase = (
	{ schoolId, userId: actorId }: Actor,
	action: string,
	slug: string,
	details: AuditEntry['details'] = {},
): AuditEntry => ({
	schoolId,
	actorId,
	action,
	resourceType: 'scenario',
	resourceId: slug,
	details,
});

/** @throws ServiceError `not_found` where the school writes no such case. */
export async function readDrafts(
	{ drafts }: AuthoringContext,
	{ schoolId }: Actor,
	slug: string,
): Promise<Draft[]> {
	const found = await drafts.listOf(schoolId, slug);
	if (found.length === 0) throw new ServiceError('not_found');
	return found;
}

/** @throws ServiceError `not_found` where it is not written in this language. */
export async function readDraft(
	context: AuthoringContext,
	actor: Actor,
	slug: string,
	language: Language,
): Promise<Draft> {
	const found = await readDrafts(context, actor, slug);
	const draft = found.find((one) => one.language === language);
	if (!draft) throw new ServiceError('not_found');
	return draft;
}

export async function listSlugs(
	{ drafts }: AuthoringContext,
	{ schoolId }: Actor,
): Promise<string[]> {
	const [own, shelved] = await Promise.all([drafts.list(schoolId), drafts.listShelved(schoolId)]);
	return [...new Set([...own, ...shelved].map(({ slug }) => slug))].sort();
}

/** @param drafts of one case: those whose faults are asked for. */
export async function findFaults(
	context: AuthoringContext,
	actor: Actor,
	drafts: readonly Draft[],
): Promise<Fault[]> {
	const { cataloguesOf, pictures } = context.surroundings;
	const slugs = await listSlugs(context, actor);
	return checkDrafts(drafts, cataloguesOf, { slugs, pictures });
}

/** Of drafts without faults: their texts with what every language of a version shares. */
export function versionsOf(files: readonly Draft[]): CaseVersions {
	const [{ scenario, rubric }] = files as [Draft];
	return {
		files,
		scenarioStructure: structureOf(requireParsed(parseScenario(scenario, 'scenario')).scenario),
		rubricStructure: rubricStructureOf(requireParsed(parseRubric(rubric, 'rubric')).rubric),
	};
}
