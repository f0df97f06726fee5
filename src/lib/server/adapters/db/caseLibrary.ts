/** Published cases from the database: read once, then kept, for a published version never changes. */
import { and, desc, eq } from 'drizzle-orm';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import { requireParsed } from '#lib/domain/scenario/requireParsed.ts';
import { parseRubric } from '#lib/domain/rubric/loadRubric.ts';
import { parseScenario } from '#lib/domain/scenario/loadScenario.ts';
import type {
	CaseContent,
	CaseLibrary,
	PublishedCase,
	VersionRef,
} from '#lib/server/services/ports.ts';
import type { Database, Transaction } from './database.ts';
import { rubricTexts, rubricVersions } from './schema/rubrics.ts';
import { scenarios, scenarioTexts, scenarioVersions } from './schema/scenarios.ts';
import { publishedNumber } from './schema/versionTable.ts';

/** Newest first, so that the first row of a slug is the one to use. */
async function publishedRows(tx: Transaction) {
	return tx
		.select({
			slug: scenarios.slug,
			schoolId: scenarios.schoolId,
			scenarioVersionId: scenarioVersions.id,
			rubricVersionId: rubricVersions.id,
			scenarioNumber: publishedNumber(scenarioVersions),
			rubricNumber: publishedNumber(rubricVersions),
			language: scenarioTexts.language,
		})
		.from(scenarios)
		.innerJoin(scenarioVersions, eq(scenarioVersions.scenarioId, scenarios.id))
		.innerJoin(rubricVersions, eq(rubricVersions.scenarioId, scenarios.id))
		.innerJoin(scenarioTexts, eq(scenarioTexts.scenarioVersionId, scenarioVersions.id))
		.innerJoin(
			rubricTexts,
			and(
				eq(rubricTexts.rubricVersionId, rubricVersions.id),
				eq(rubricTexts.language, scenarioTexts.language),
			),
		)
		.where(and(eq(scenarioVersions.status, 'published'), eq(rubricVersions.status, 'published')))
		.orderBy(scenarios.slug, desc(scenarioVersions.version), desc(rubricVersions.version));
}

type Row = Awaited<ReturnType<typeof publishedRows>>[number];

/** A school's own case goes before one of the same slug from the commons. */
function newestOf(rows: readonly Row[], schoolId: string): PublishedCase {
	const own = rows.filter((row) => row.schoolId === schoolId);
	const from = own.length > 0 ? own : rows;
	const first = from[0]!;
	const same = from.filter(
		({ scenarioVersionId, rubricVersionId }) =>
			scenarioVersionId === first.scenarioVersionId && rubricVersionId === first.rubricVersionId,
	);
	return {
		slug: first.slug,
		scenarioNumber: first.scenarioNumber,
		rubricNumber: first.rubricNumber,
		scenario: { schoolId: first.schoolId, versionId: first.scenarioVersionId },
		rubric: { schoolId: first.schoolId, versionId: first.rubricVersionId },
		languages: same.map(({ language }) => language as Language).sort(),
	};
}

function groupBySlug(rows: readonly Row[]): Map<string, Row[]> {
	const groups = new Map<string, Row[]>();
	for (const row of rows) groups.set(row.slug, [...(groups.get(row.slug) ?? []), row]);
	return groups;
}

async function readContent(
	tx: Transaction,
	scenario: VersionRef,
	rubric: VersionRef,
	language: Language,
): Promise<CaseContent> {
	const [written] = await tx
		.select({ yaml: scenarioTexts.yaml, hash: scenarioVersions.contentHash })
		.from(scenarioTexts)
		.innerJoin(scenarioVersions, eq(scenarioVersions.id, scenarioTexts.scenarioVersionId))
		.where(and(eq(scenarioVersions.id, scenario.versionId), eq(scenarioTexts.language, language)));
	const [marking] = await tx
		.select({ yaml: rubricTexts.yaml, hash: rubricVersions.contentHash })
		.from(rubricTexts)
		.innerJoin(rubricVersions, eq(rubricVersions.id, rubricTexts.rubricVersionId))
		.where(and(eq(rubricVersions.id, rubric.versionId), eq(rubricTexts.language, language)));
	if (!written || !marking) {
		throw new Error(`Case version ${scenario.versionId} is not published in ${language}.`);
	}
	return {
		scenario: requireParsed(parseScenario(written.yaml, `scenario.${language}.yaml`)).scenario,
		rubric: requireParsed(parseRubric(marking.yaml, `rubric.${language}.yaml`)).rubric,
		scenarioHash: written.hash,
		rubricHash: marking.hash,
	};
}

export function createCaseLibrary(database: Database): CaseLibrary {
	const kept = new Map<string, CaseContent>();
	return {
		listPublished: (schoolId) =>
			database.inSchool(schoolId, async (tx) => {
				const bySlug = groupBySlug(await publishedRows(tx));
				return [...bySlug.values()].map((rows) => newestOf(rows, schoolId));
			}),
		async load(schoolId, scenario, rubric, language) {
			// The school is part of the key: what one school may read says nothing of another.
			const key = [schoolId, scenario.versionId, rubric.versionId, language].join(' ');
			const known = kept.get(key);
			if (known) return known;
			const content = await database.inSchool(schoolId, (tx) =>
				readContent(tx, scenario, rubric, language),
			);
			kept.set(key, content);
			return content;
		},
	};
}
