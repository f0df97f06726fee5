/** A student's practice consultations with what each item of their rubrics practised and earned. */
import { standingScores } from '#lib/domain/grading/standingMarks.ts';
import { toItemResults, type PracticeResult } from '#lib/domain/progress/practiceResult.ts';
import type { Rubric } from '#lib/domain/rubric/schema.ts';
import type { CaseLibrary, LanguagePacks } from './ports.ts';
import type { PracticeRecord, ProgressReader } from './progressPorts.ts';
import { tutoredCase } from './tutoredCase.ts';
import type { Actor } from './actor.ts';

export type PracticeContext = {
	cases: CaseLibrary;
	packs: LanguagePacks;
	progress: ProgressReader;
};

/** Enough for the picture of a year, few enough to be read in one go. */
const mostConsultations = 50;

export const itemsOf = ({ sections }: Rubric) => sections.flatMap(({ items }) => items);

/** Oldest first; those that nobody has marked yet are left out. */
export async function readPractice(
	context: PracticeContext,
	actor: Actor,
): Promise<PracticeResult[]> {
	const records = await context.progress.listPractice(actor, mostConsultations);
	const graded = records.filter(({ gradings }) => gradings.length > 0);
	return Promise.all(graded.map((record) => toResult(context, actor, record)));
}

async function toResult(
	{ cases, packs }: PracticeContext,
	{ schoolId }: Actor,
	record: PracticeRecord,
): Promise<PracticeResult> {
	const { consultationId, scenario, rubric, language, gradings, endedAtMs, drillArea } = record;
	const content = await cases.load(schoolId, scenario, rubric, language);
	const scores = standingScores(content.rubric, gradings);
	const items = itemsOf(content.rubric);
	return {
		...{ consultationId, title: content.scenario.title, endedAtMs, drill: drillArea },
		items: toItemResults(items, scores, tutoredCase(content, packs(language, schoolId))),
	};
}
