/** Cases being written, and the versions that were made of them. */
import { and, asc, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { CaseVersions, Draft, DraftStore } from '#lib/server/services/authoringPorts.ts';
import { insertAuditRecord } from './auditRecords.ts';
import type { Database, Transaction } from './database.ts';
import { scenarioDrafts } from './schema/drafts.ts';
import { users } from './schema/users.ts';
import { listShelved, listVersions, publishedTexts, readShelved } from './shelvedCases.ts';
import { titleIn } from './titleIn.ts';
import { ensureScenario, keepDraftVersion, publishVersion, sha256Of } from './versionStore.ts';

const toDraft = ({
	draft,
	savedBy,
}: {
	draft: typeof scenarioDrafts.$inferSelect;
	savedBy: string;
}): Draft => ({
	slug: draft.slug,
	language: draft.language as Language,
	scenario: draft.scenarioYaml,
	rubric: draft.rubricYaml,
	gold: draft.gold,
	revision: draft.revision,
	savedAtMs: draft.savedAt.getTime(),
	savedBy,
});

const listOf = async (tx: Transaction, slug: string): Promise<Draft[]> =>
	(
		await tx
			.select({ draft: getTableColumns(scenarioDrafts), savedBy: users.displayName })
			.from(scenarioDrafts)
			.innerJoin(users, eq(users.id, scenarioDrafts.authorId))
			.where(eq(scenarioDrafts.slug, slug))
			.orderBy(asc(scenarioDrafts.language))
	).map(toDraft);

const versionContent = ({ files, scenarioStructure, rubricStructure }: CaseVersions) => ({
	scenario: {
		texts: files.map(({ language, scenario }) => ({ language, yaml: scenario })),
		structureHash: sha256Of(scenarioStructure),
	},
	rubric: {
		texts: files.map(({ language, rubric }) => ({ language, yaml: rubric })),
		structureHash: sha256Of(rubricStructure),
	},
});

/** Locked, so that nobody saves between the look and the deed. */
async function areAsSeen(tx: Transaction, slug: string, seen: ReadonlyMap<Language, number>) {
	const rows = await tx
		.select({ language: scenarioDrafts.language, revision: scenarioDrafts.revision })
		.from(scenarioDrafts)
		.where(eq(scenarioDrafts.slug, slug))
		.for('update');
	return (
		rows.length === seen.size &&
		rows.every(({ language, revision }) => seen.get(language as Language) === revision)
	);
}

type InSchool = Database['inSchool'];

const reading = (inSchool: InSchool) =>
	({
		list: (schoolId) =>
			inSchool(schoolId, async (tx) => {
				const rows = await tx
					.select({
						slug: scenarioDrafts.slug,
						language: scenarioDrafts.language,
						savedAt: scenarioDrafts.savedAt,
						savedBy: users.displayName,
						title: titleIn(scenarioDrafts.scenarioYaml),
					})
					.from(scenarioDrafts)
					.innerJoin(users, eq(users.id, scenarioDrafts.authorId))
					.orderBy(desc(scenarioDrafts.savedAt));
				return rows.map(({ language, savedAt, ...row }) => ({
					...row,
					language: language as Language,
					savedAtMs: savedAt.getTime(),
				}));
			}),
		listOf: (schoolId, slug) => inSchool(schoolId, (tx) => listOf(tx, slug)),
		listShelved: (schoolId) => inSchool(schoolId, listShelved),
		listVersions: (schoolId, slug) => inSchool(schoolId, (tx) => listVersions(tx, schoolId, slug)),
		readVersion: ({ schoolId, slug, language }, kind, version) =>
			inSchool(schoolId, async (tx) => {
				const rows = await publishedTexts(tx, kind, schoolId, slug);
				const found = rows.find((row) => row.version === version && row.language === language);
				return found?.yaml ?? null;
			}),
		readShelved: (schoolId, slug, isCommons) =>
			inSchool(schoolId, (tx) => readShelved(tx, schoolId, slug, isCommons)),
	}) satisfies Partial<DraftStore>;

const writing = (inSchool: InSchool) =>
	({
		insert: (authorId, drafts, audit) =>
			inSchool(audit.schoolId, async (tx) => {
				const languages = drafts.map(({ language }) => language);
				const slug = drafts[0]?.slug ?? '';
				// Of two at once, the second waits here for the first.
				await ensureScenario(tx, audit.schoolId, slug);
				const [taken] = await tx
					.select({ slug: scenarioDrafts.slug })
					.from(scenarioDrafts)
					.where(and(eq(scenarioDrafts.slug, slug), inArray(scenarioDrafts.language, languages)));
				if (taken) return false;
				for (const { language, scenario, rubric, gold } of drafts) {
					await tx.insert(scenarioDrafts).values({
						...{ schoolId: audit.schoolId, slug, language, authorId, gold: gold ?? {} },
						...{ scenarioYaml: scenario, rubricYaml: rubric },
					});
				}
				await insertAuditRecord(tx, audit);
				return true;
			}),
		record: (audit) => inSchool(audit.schoolId, (tx) => insertAuditRecord(tx, audit)),
		save: ({ schoolId, slug, language }, { scenario, rubric }, { revision, authorId }) =>
			inSchool(schoolId, async (tx) => {
				const [saved] = await tx
					.update(scenarioDrafts)
					.set({
						...{ scenarioYaml: scenario, rubricYaml: rubric, authorId },
						...{ revision: revision + 1, savedAt: sql`now()` },
					})
					.where(
						and(
							eq(scenarioDrafts.slug, slug),
							eq(scenarioDrafts.language, language),
							eq(scenarioDrafts.revision, revision),
						),
					)
					.returning({ savedAt: scenarioDrafts.savedAt });
				return saved ? { revision: revision + 1, savedAtMs: saved.savedAt.getTime() } : null;
			}),
	}) satisfies Partial<DraftStore>;

const publishing = (inSchool: InSchool) =>
	({
		publish: (schoolId, slug, content, seen, audit) =>
			inSchool(schoolId, async (tx) => {
				const owner = await ensureScenario(tx, schoolId, slug);
				if (!(await areAsSeen(tx, slug, seen))) return null;
				const { scenario, rubric } = versionContent(content);
				const played = await publishVersion(tx, 'scenario', owner, scenario);
				const marked = await publishVersion(tx, 'rubric', owner, rubric);
				const published = { scenario: played.version, rubric: marked.version };
				const isNew = played.isNew || marked.isNew;
				if (isNew)
					await insertAuditRecord(tx, { ...audit, details: { ...audit.details, ...published } });
				return { ...published, isNew };
			}),
		keepForTrial: (schoolId, slug, content) =>
			inSchool(schoolId, async (tx) => {
				const owner = await ensureScenario(tx, schoolId, slug);
				const { scenario, rubric } = versionContent(content);
				return {
					scenario: {
						schoolId,
						versionId: await keepDraftVersion(tx, 'scenario', owner, scenario),
					},
					rubric: { schoolId, versionId: await keepDraftVersion(tx, 'rubric', owner, rubric) },
				};
			}),
	}) satisfies Partial<DraftStore>;

export function createDraftStore(database: Database): DraftStore {
	const inSchool = database.inSchool.bind(database);
	return { ...reading(inSchool), ...writing(inSchool), ...publishing(inSchool) };
}
