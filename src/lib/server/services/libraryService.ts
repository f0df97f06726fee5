/** The case library as a student may see it. */
import { can } from '#lib/domain/access/can.ts';
import type { ScenarioCard } from '#lib/domain/consultation/studentView.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { Scenario } from '#lib/domain/scenario/schema.ts';
import type { CaseLibrary, PublishedCase } from './ports.ts';
import { ServiceError } from './serviceError.ts';
import type { Actor } from './actor.ts';
import type { LibraryService } from './services.ts';

/** What a student has done with each case so far. */
export type Progress = { slug: string; unfinishedConsultationId: string | null; timesDone: number };
export type ProgressReader = { listProgress(actor: Actor): Promise<Progress[]> };

function toCard(
	{ slug, languages }: PublishedCase,
	scenario: Scenario,
	progress: Progress | undefined,
): ScenarioCard {
	const { readingSeconds, consultationSeconds, noteSeconds } = scenario.briefing;
	return {
		slug,
		title: scenario.title,
		specialty: scenario.specialty,
		setting: scenario.setting,
		level: scenario.level,
		languages,
		minutes: Math.round((readingSeconds + consultationSeconds + noteSeconds) / 60),
		patient: {
			name: scenario.patient.name,
			age: scenario.patient.age,
			portrait: { ...scenario.patient.portrait },
		},
		contentWarning: scenario.care.contentWarning ?? null,
		alternative: scenario.care.alternative ?? null,
		clinicallyReviewed: scenario.care.clinicalReview !== 'not reviewed',
		unfinishedConsultationId: progress?.unfinishedConsultationId ?? null,
		timesDone: progress?.timesDone ?? 0,
	};
}

export function createLibraryService(cases: CaseLibrary, progress: ProgressReader): LibraryService {
	/** In the asked language where there is one, else in the case's first. */
	async function cardOf(actor: Actor, entry: PublishedCase, language: Language, done: Progress[]) {
		const shown = entry.languages.includes(language) ? language : entry.languages[0]!;
		const { scenario } = await cases.load(actor.schoolId, entry.scenario, entry.rubric, shown);
		return toCard(
			entry,
			scenario,
			done.find(({ slug }) => slug === entry.slug),
		);
	}

	async function listScenarios(actor: Actor, language: Language) {
		if (!can(actor, 'scenario.read', { schoolId: actor.schoolId })) {
			throw new ServiceError('not_allowed');
		}
		const [published, done] = await Promise.all([
			cases.listPublished(actor.schoolId),
			progress.listProgress(actor),
		]);
		return Promise.all(published.map((entry) => cardOf(actor, entry, language, done)));
	}

	return {
		listScenarios,
		async getScenario(actor, slug, language) {
			const cards = await listScenarios(actor, language);
			const card = cards.find((entry) => entry.slug === slug);
			if (!card) throw new ServiceError('not_found');
			return card;
		},
	};
}
