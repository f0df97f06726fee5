/** Published cases as their authors see them: what is on the shelf, and each version's texts. */
import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { CaseFiles } from '#lib/domain/authoring/checkDraft.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type {
	ShelvedCase,
	VersionEntry,
	VersionKind,
} from '#lib/server/services/authoringPorts.ts';
import type { Transaction } from './database.ts';
import { rubricTexts, rubricVersions } from './schema/rubrics.ts';
import { scenarios, scenarioTexts, scenarioVersions } from './schema/scenarios.ts';
import { schools } from './schema/schools.ts';
import { titleIn } from './titleIn.ts';

/** Of each case of this school and of the commons, the newest published version. */
export async function listShelved(tx: Transaction): Promise<ShelvedCase[]> {
	const rows = await tx
		.select({
			slug: scenarios.slug,
			isCommons: schools.isCommons,
			versionId: scenarioVersions.id,
			version: scenarioVersions.version,
			publishedAt: scenarioVersions.publishedAt,
			language: scenarioTexts.language,
			title: titleIn(scenarioTexts.yaml),
		})
		.from(scenarios)
		.innerJoin(schools, eq(schools.id, scenarios.schoolId))
		.innerJoin(scenarioVersions, eq(scenarioVersions.scenarioId, scenarios.id))
		.innerJoin(scenarioTexts, eq(scenarioTexts.scenarioVersionId, scenarioVersions.id))
		.where(eq(scenarioVersions.status, 'published'))
		.orderBy(asc(scenarios.slug), desc(scenarioVersions.version), asc(scenarioTexts.language));
	const newest = new Map<string, (typeof rows)[number]>();
	for (const row of rows) {
		const key = `${row.isCommons} ${row.slug}`;
		if (!newest.has(key)) newest.set(key, row);
	}
	return [...newest.values()].map(
		({ slug, isCommons, versionId, version, publishedAt, title }) => ({
			...{ slug, isCommons, title, version: version ?? 0 },
			publishedAtMs: publishedAt?.getTime() ?? 0,
			languages: rows
				.filter((row) => row.versionId === versionId)
				.map(({ language }) => language as Language),
		}),
	);
}

const tables = {
	scenario: {
		versions: scenarioVersions,
		texts: scenarioTexts,
		versionId: scenarioTexts.scenarioVersionId,
	},
	rubric: { versions: rubricVersions, texts: rubricTexts, versionId: rubricTexts.rubricVersionId },
} as const;

/** Published texts of one case, newest first. */
export const publishedTexts = (
	tx: Transaction,
	kind: VersionKind,
	schoolId: SQL | string,
	slug: string,
) => {
	const { versions, texts, versionId } = tables[kind];
	return tx
		.select({
			version: sql<number>`${versions.version}`,
			publishedAt: versions.publishedAt,
			language: texts.language,
			yaml: texts.yaml,
		})
		.from(versions)
		.innerJoin(scenarios, eq(scenarios.id, versions.scenarioId))
		.innerJoin(texts, eq(versionId, versions.id))
		.where(
			and(
				eq(scenarios.slug, slug),
				eq(scenarios.schoolId, schoolId),
				eq(versions.status, 'published'),
			),
		)
		.orderBy(desc(versions.version), asc(texts.language));
};

export async function listVersions(
	tx: Transaction,
	schoolId: string,
	slug: string,
): Promise<VersionEntry[]> {
	const listed = async (kind: VersionKind) =>
		(await publishedTexts(tx, kind, schoolId, slug)).map((row) => ({ kind, ...row }));
	const rows = [...(await listed('scenario')), ...(await listed('rubric'))];
	const keys = new Set(rows.map(({ kind, version }) => `${kind} ${version}`));
	return [...keys].map((key) => {
		const same = rows.filter(({ kind, version }) => `${kind} ${version}` === key);
		const { kind, version, publishedAt } = same[0]!;
		const languages = same.map(({ language }) => language as Language);
		return { kind, version, publishedAtMs: publishedAt?.getTime() ?? 0, languages };
	});
}

export async function readShelved(
	tx: Transaction,
	schoolId: string,
	slug: string,
	isCommons: boolean,
): Promise<CaseFiles[]> {
	const owner = isCommons ? sql`(select id from schools where is_commons)` : schoolId;
	const [scenario, rubric] = [
		await publishedTexts(tx, 'scenario', owner, slug),
		await publishedTexts(tx, 'rubric', owner, slug),
	];
	const newest = scenario.filter(({ version }) => version === scenario[0]?.version);
	return newest.flatMap(({ language, yaml }) => {
		const marking = rubric.find(
			(row) => row.version === rubric[0]?.version && row.language === language,
		);
		return marking
			? [{ slug, language: language as Language, scenario: yaml, rubric: marking.yaml }]
			: [];
	});
}
