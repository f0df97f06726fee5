/** How a student is getting on in practice. */
import type { ProgressView } from '#lib/domain/progress/progressView.ts';
import { sumOf } from '#lib/domain/progress/practiceResult.ts';
import { skillsOverTime } from '#lib/domain/progress/progress.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import { areaLabel } from '#lib/domain/tutor/hintCatalogue.ts';
import { readLibrary, type LibraryContext } from './libraryService.ts';
import type { Actor } from './actor.ts';
import type { ProgressService } from './services.ts';

async function getProgress(
	context: LibraryContext,
	actor: Actor,
	language: Language,
): Promise<ProgressView> {
	const { view, practice, areas } = await readLibrary(context, actor, language);
	const { hints } = context.packs(language, actor.schoolId);
	return {
		consultations: practice.map(({ consultationId, title, endedAtMs, drill, items }) => ({
			...{ consultationId, title, endedAtMs, drill: drill && areaLabel(hints, drill) },
			...sumOf(items),
		})),
		skills: skillsOverTime(practice),
		areas,
		next: view.cards.find(({ slug }) => slug === view.recommended[0]) ?? null,
	};
}

export const createProgressService = (context: LibraryContext): ProgressService => ({
	getProgress: (actor, language) => getProgress(context, actor, language),
});
