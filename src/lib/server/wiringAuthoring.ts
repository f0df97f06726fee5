/** Joins the writing of cases to what it needs of the world. */
import { zipArchive } from './adapters/archive/zipArchive.ts';
import { createDraftStore } from './adapters/db/draftStore.ts';
import type { Database } from './adapters/db/database.ts';
import { openCaseSurroundings } from './adapters/embedded/caseSurroundings.ts';
import { createAuthoringService, type AuthoringDependencies } from './services/authoringService.ts';
import type { AuthoringContext } from './services/authoredCase.ts';
import type { LocalLanguagePacks } from './services/ports.ts';
import { createTryOutService, type TryOutContext } from './services/tryOutService.ts';

/** @param folder the scenarios' folder. */
export const openAuthoring = async (
	database: Database,
	folder: string,
	packs: LocalLanguagePacks,
): Promise<AuthoringContext> => ({
	drafts: createDraftStore(database),
	archives: zipArchive,
	surroundings: await openCaseSurroundings(folder, packs),
});

export const joinAuthoring = (context: AuthoringDependencies & TryOutContext) => ({
	authoring: createAuthoringService(context),
	tryOut: createTryOutService(context),
});
