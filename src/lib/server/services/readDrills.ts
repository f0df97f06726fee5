/** Which drills a student may take: for each area the case that fits best, and what is begun. */
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import {
	areasTold,
	chooseDrill,
	historyMarks,
	type DrillCandidate,
} from '#lib/domain/progress/drill.ts';
import type { Actor } from './actor.ts';
import type { PublishedCase } from './ports.ts';
import type { DrillRecord } from './progressPorts.ts';
import type { PracticeContext } from './readPractice.ts';
import { tutoredCase } from './tutoredCase.ts';

export type DrillContext = PracticeContext;

export type Drills = {
	/** Null where no case has anything to drill there. */
	caseOf(area: string): PublishedCase | null;
	/** Area -> the student's own drill that is not over, the latest. */
	unfinished: ReadonlyMap<string, string>;
};

async function toCandidate(
	{ cases, packs }: DrillContext,
	{ schoolId }: Actor,
	entry: PublishedCase,
	{ language, drilled }: { language: Language; drilled: readonly DrillRecord[] },
): Promise<DrillCandidate> {
	const content = await cases.load(schoolId, entry.scenario, entry.rubric, language);
	const tutored = tutoredCase(content, packs(language, schoolId));
	const timesDrilled = new Map<string, number>();
	for (const { slug, area } of drilled) {
		if (slug === entry.slug) timesDrilled.set(area, (timesDrilled.get(area) ?? 0) + 1);
	}
	return {
		slug: entry.slug,
		marksByArea: historyMarks(content.rubric, tutored),
		areasTold: areasTold(tutored),
		timesDrilled,
	};
}

export async function readDrills(
	context: DrillContext,
	actor: Actor,
	language: Language,
): Promise<Drills> {
	const [published, drilled] = await Promise.all([
		context.cases.listPublished(actor.schoolId),
		context.progress.listDrills(actor),
	]);
	const spoken = published.filter(({ languages }) => languages.includes(language));
	const candidates = await Promise.all(
		spoken.map((entry) => toCandidate(context, actor, entry, { language, drilled })),
	);
	const begun = drilled.filter((each) => each.isUnfinished && each.language === language);
	return {
		caseOf(area) {
			const slug = chooseDrill(area, candidates);
			return spoken.find((entry) => entry.slug === slug) ?? null;
		},
		unfinished: new Map(begun.map(({ area, consultationId }) => [area, consultationId])),
	};
}
