/** Versions of scenarios and rubrics: published ones are numbered and stand for ever, drafts are only tried out. */
import { createHash } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { Transaction } from './database.ts';
import { newId } from './newId.ts';
import { rubricTexts, rubricVersions } from './schema/rubrics.ts';
import { scenarioTexts, scenarioVersions, scenarios } from './schema/scenarios.ts';

type Text = { language: Language; yaml: string };
/** @property structureHash of the structure, which every language shares. */
export type VersionContent = { texts: Text[]; structureHash: string };
export type VersionOwner = { schoolId: string; scenarioId: string };

/** @returns the hexadecimal SHA-256 of a value's JSON. */
export const sha256Of = (value: unknown): string =>
	createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Of all languages' texts; the order in which they are given does not matter. */
export const contentHashOf = (texts: readonly Text[]): string =>
	sha256Of(
		texts
			.map(({ language, yaml }) => [language, yaml])
			.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
	);

/** The two kinds of version have the same columns; only their texts' foreign key is called differently. */
const kinds = {
	scenario: {
		versions: scenarioVersions,
		insertText: (tx: Transaction, scenarioVersionId: string, text: Text & { schoolId: string }) =>
			tx.insert(scenarioTexts).values({ scenarioVersionId, ...text }),
	},
	rubric: {
		versions: rubricVersions,
		insertText: (tx: Transaction, rubricVersionId: string, text: Text & { schoolId: string }) =>
			tx.insert(rubricTexts).values({ rubricVersionId, ...text }),
	},
};
export type VersionKind = keyof typeof kinds;

async function insert(
	tx: Transaction,
	kind: VersionKind,
	owner: VersionOwner,
	{ texts, structureHash }: VersionContent,
	version: number | null,
): Promise<string> {
	const { versions, insertText } = kinds[kind];
	const id = newId();
	const contentHash = contentHashOf(texts);
	await tx.insert(versions).values({ id, ...owner, version, contentHash, structureHash });
	for (const text of texts) await insertText(tx, id, { schoolId: owner.schoolId, ...text });
	return id;
}

/** What equals the latest published version is left alone; what changed becomes the next version. */
export async function publishVersion(
	tx: Transaction,
	kind: VersionKind,
	owner: VersionOwner,
	content: VersionContent,
): Promise<{ version: number; isNew: boolean }> {
	const { versions } = kinds[kind];
	const [latest] = await tx
		.select()
		.from(versions)
		.where(and(eq(versions.scenarioId, owner.scenarioId), eq(versions.status, 'published')))
		.orderBy(desc(versions.version))
		.limit(1);
	const number = latest?.version ?? 0;
	if (latest?.contentHash === contentHashOf(content.texts))
		return { version: number, isNew: false };
	const id = await insert(tx, kind, owner, content, number + 1);
	const now = { status: 'published', publishedAt: new Date() } as const;
	await tx.update(versions).set(now).where(eq(versions.id, id));
	return { version: number + 1, isNew: true };
}

/** For a try-out: nobody finds it in the library. The same text is kept once. @returns the version's id. */
export async function keepDraftVersion(
	tx: Transaction,
	kind: VersionKind,
	owner: VersionOwner,
	content: VersionContent,
): Promise<string> {
	const { versions } = kinds[kind];
	const [kept] = await tx
		.select({ id: versions.id })
		.from(versions)
		.where(
			and(
				eq(versions.scenarioId, owner.scenarioId),
				eq(versions.status, 'draft'),
				eq(versions.contentHash, contentHashOf(content.texts)),
			),
		);
	return kept?.id ?? insert(tx, kind, owner, content, null);
}

/** Of several at once, one makes it and the others find it. */
export async function ensureScenario(
	tx: Transaction,
	schoolId: string,
	slug: string,
): Promise<VersionOwner> {
	await tx.insert(scenarios).values({ id: newId(), schoolId, slug }).onConflictDoNothing();
	const [found] = await tx
		.select()
		.from(scenarios)
		.where(and(eq(scenarios.schoolId, schoolId), eq(scenarios.slug, slug)))
		.for('update');
	return { schoolId, scenarioId: found!.id };
}
