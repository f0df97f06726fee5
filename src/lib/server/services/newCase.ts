/** Begins a case: from an empty page, in another language, or from one that is there. */
import { buildCaseTemplate } from '#lib/domain/authoring/caseTemplate.ts';
import { renameCase } from '#lib/domain/authoring/renameCase.ts';
import type { CaseFiles } from '#lib/domain/authoring/checkDraft.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { Actor } from './actor.ts';
import { auditOfCase, type AuthoringContext } from './authoredCase.ts';
import { ServiceError } from './serviceError.ts';

export type NewCase = { slug: string; language: Language; complaint: string };
export type CopiedCase = { from: string; isCommons: boolean; slug: string };

/** @throws ServiceError `slug_taken` where the school writes a case of this name and language already. */
export async function keepNew(
	{ drafts }: AuthoringContext,
	actor: Actor,
	files: readonly CaseFiles[],
	action: string,
	details: Record<string, unknown> = {},
): Promise<void> {
	const slug = files[0]?.slug ?? '';
	const audit = auditOfCase(actor, action, slug, {
		languages: files.map(({ language }) => language),
		...details,
	});
	if (!(await drafts.insert(actor.userId, files, audit))) throw new ServiceError('slug_taken');
}

export async function createCase(
	context: AuthoringContext,
	actor: Actor,
	given: NewCase,
): Promise<void> {
	const catalogues = context.surroundings.cataloguesOf(given.language);
	const files = { ...given, ...buildCaseTemplate(given, catalogues) };
	await keepNew(context, actor, [files], 'scenario.begun');
}

/** @throws ServiceError `not_found` where there is no such published case. */
export async function copyCase(
	context: AuthoringContext,
	actor: Actor,
	{ from, isCommons, slug }: CopiedCase,
): Promise<void> {
	const { drafts, surroundings } = context;
	const found = await drafts.readShelved(actor.schoolId, from, isCommons);
	if (found.length === 0) throw new ServiceError('not_found');
	const copies = await Promise.all(
		found.map(async (files) => {
			const gold = isCommons ? await surroundings.readGold(from, files.language) : {};
			return renameCase({ ...files, gold }, slug);
		}),
	);
	await keepNew(context, actor, copies, 'scenario.copied', { from, isCommons });
}
