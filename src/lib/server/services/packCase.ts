/** Takes a case out as a zip, and one in: whole, or with the reasons why not. */
import type { ArchiveFault } from '#lib/domain/authoring/archiveFault.ts';
import { archiveFilesOf, picturesIn, readCaseArchive } from '#lib/domain/authoring/caseArchive.ts';
import type { Actor } from './actor.ts';
import { auditOfCase, readDrafts, type AuthoringContext } from './authoredCase.ts';
import { keepNew } from './newCase.ts';

export type ImportOutcome =
	{ kind: 'imported'; slug: string } | { kind: 'refused'; faults: ArchiveFault[] };

async function readPictures({ surroundings }: AuthoringContext, scenarios: readonly string[]) {
	const names = scenarios.flatMap(picturesIn).filter((name) => surroundings.pictures.has(name));
	const read = [...new Set(names)].map(
		async (name) => [name, await surroundings.readPicture(name)] as const,
	);
	return new Map(await Promise.all(read));
}

export async function exportCase(
	context: AuthoringContext,
	actor: Actor,
	slug: string,
): Promise<Uint8Array> {
	const drafts = await readDrafts(context, actor, slug);
	const pictures = await readPictures(
		context,
		drafts.map(({ scenario }) => scenario),
	);
	await context.drafts.record(auditOfCase(actor, 'scenario.exported', slug));
	return context.archives.write(archiveFilesOf(drafts, pictures));
}

/** @throws ServiceError `slug_taken` where the school writes this case already. */
export async function importCase(
	context: AuthoringContext,
	actor: Actor,
	bytes: Uint8Array,
): Promise<ImportOutcome> {
	const unpacked = await context.archives.read(bytes);
	const read =
		'faults' in unpacked
			? unpacked
			: readCaseArchive(unpacked.files, context.surroundings.pictures);
	if ('faults' in read) return { kind: 'refused', faults: read.faults };
	await keepNew(context, actor, read.cases, 'scenario.imported');
	return { kind: 'imported', slug: read.cases[0]!.slug };
}
