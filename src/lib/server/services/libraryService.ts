/** The case library as a student may see it, with the cases that practise what they missed before. */
import { can } from '#lib/domain/access/can.ts';
import type { LibraryView, ScenarioCard } from '#lib/domain/consultation/studentView.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import { marksByArea } from '#lib/domain/progress/itemPlace.ts';
import type { PracticeResult } from '#lib/domain/progress/practiceResult.ts';
import { areasOverTime, type AreaProgress } from '#lib/domain/progress/progress.ts';
import type { ProgressView } from '#lib/domain/progress/progressView.ts';
import { recommendCases } from '#lib/domain/progress/recommendCases.ts';
import { nameComplaint, type NamedComplaint } from '#lib/domain/scenario/complaintNames.ts';
import type { Scenario } from '#lib/domain/scenario/schema.ts';
import { areaLabel } from '#lib/domain/tutor/hintCatalogue.ts';
import type { CaseContent, PublishedCase } from './ports.ts';
import type { Progress } from './progressPorts.ts';
import { readDrills } from './readDrills.ts';
import { itemsOf, readPractice, type PracticeContext } from './readPractice.ts';
import { ServiceError } from './serviceError.ts';
import { tutoredCase } from './tutoredCase.ts';
import type { Actor } from './actor.ts';
import type { LibraryService } from './services.ts';

export type LibraryContext = PracticeContext & { complaints: readonly NamedComplaint[] };

type Shelved = { entry: PublishedCase; content: CaseContent; progress: Progress | undefined };

const mostRecommended = 2;
const mostGapsNamed = 3;

/** In the asked language where there is one, else in the case's first. */
async function shelve(
	{ cases }: LibraryContext,
	{ schoolId }: Actor,
	entry: PublishedCase,
	language: Language,
): Promise<Omit<Shelved, 'progress'>> {
	const shown = entry.languages.includes(language) ? language : entry.languages[0]!;
	return { entry, content: await cases.load(schoolId, entry.scenario, entry.rubric, shown) };
}

const minutesOf = ({ readingSeconds, consultationSeconds, noteSeconds }: Scenario['briefing']) =>
	Math.round((readingSeconds + consultationSeconds + noteSeconds) / 60);

/** An allow-list; the specialty is not on it, for it would give the case away. */
function toCard(
	{ entry, content: { scenario }, progress }: Shelved,
	complaints: readonly NamedComplaint[],
	language: Language,
): ScenarioCard {
	const { label, system } = nameComplaint(complaints, scenario.complaint, language);
	const { name, age, portrait } = scenario.patient;
	return {
		slug: entry.slug,
		title: scenario.title,
		complaint: { id: scenario.complaint, label },
		system,
		setting: scenario.setting,
		level: scenario.level,
		languages: entry.languages,
		minutes: minutesOf(scenario.briefing),
		patient: { name, age, portrait: { ...portrait } },
		contentWarning: scenario.care.contentWarning ?? null,
		alternative: scenario.care.alternative ?? null,
		clinicallyReviewed: scenario.care.clinicalReview !== 'not reviewed',
		unfinishedConsultationId: progress?.unfinishedConsultationId ?? null,
		timesDone: progress?.timesDone ?? 0,
	};
}

/** What is begun is offered to be continued, not recommended. */
function recommend(
	{ packs }: LibraryContext,
	{ schoolId }: Actor,
	areas: readonly AreaProgress[],
	shelf: readonly Shelved[],
): string[] {
	const candidates = shelf
		.filter(({ progress }) => !progress?.unfinishedConsultationId)
		.map(({ entry, content, progress }) => {
			const tutored = tutoredCase(content, packs(content.scenario.language, schoolId));
			return {
				slug: entry.slug,
				marksByArea: marksByArea(itemsOf(content.rubric), tutored),
				timesDone: progress?.timesDone ?? 0,
			};
		});
	return recommendCases(areas, candidates, mostRecommended);
}

/** @throws ServiceError `not_allowed` where the actor may read no cases. */
export async function readLibrary(
	context: LibraryContext,
	actor: Actor,
	language: Language,
): Promise<{ view: LibraryView; practice: PracticeResult[]; areas: ProgressView['areas'] }> {
	if (!can(actor, 'scenario.read', { schoolId: actor.schoolId })) {
		throw new ServiceError('not_allowed');
	}
	const [published, done, practice, drills] = await Promise.all([
		context.cases.listPublished(actor.schoolId),
		context.progress.listProgress(actor),
		readPractice(context, actor),
		readDrills(context, actor, language),
	]);
	const shelf = await Promise.all(
		published.map(async (entry) => ({
			...(await shelve(context, actor, entry, language)),
			progress: done.find(({ slug }) => slug === entry.slug),
		})),
	);
	const { hints } = context.packs(language, actor.schoolId);
	const areas = areasOverTime(practice).map((each) => ({
		...each,
		label: areaLabel(hints, each.area),
		canDrill: drills.caseOf(each.area) !== null,
	}));
	const view = {
		cards: shelf.map((each) => toCard(each, context.complaints, language)),
		recommended: recommend(context, actor, areas, shelf),
		missedAreas: areas
			.filter(({ recent }) => recent.share < 1)
			.slice(0, mostGapsNamed)
			.map(({ area, label, canDrill }) => ({ area, label, canDrill })),
	};
	return { view, practice, areas };
}

export const createLibraryService = (context: LibraryContext): LibraryService => ({
	listScenarios: async (actor, language) => (await readLibrary(context, actor, language)).view,
});
