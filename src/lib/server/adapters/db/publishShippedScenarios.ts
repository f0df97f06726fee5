/** Publishes the scenarios that come with the program into the commons, as immutable versions. */
import { createHash } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { Database, Transaction } from './database.ts';
import { newId } from './newId.ts';
import { rubricTexts, rubricVersions } from './schema/rubrics.ts';
import { scenarioTexts, scenarioVersions, scenarios } from './schema/scenarios.ts';
import { schools } from './schema/schools.ts';
import { lockSeeding } from './seed.ts';

/** One language of one scenario, with its rubric; both already validated. */
export type ShippedScenario = {
	slug: string;
	language: Language;
	scenarioYaml: string;
	rubricYaml: string;
	/** Hexadecimal SHA-256 of the structure, which every language of a slug shares. */
	scenarioStructureHash: string;
	rubricStructureHash: string;
};

export type PublishedScenario = {
	slug: string;
	scenarioVersion: number;
	rubricVersion: number;
	/** What was new and therefore published now. */
	published: ('scenario' | 'rubric')[];
};

type Text = { language: Language; yaml: string };
type Shipped = { texts: Text[]; structureHash: string };
type Owner = { schoolId: string; scenarioId: string };

/** @returns the SHA-256 of all languages' texts; the order in which they are given does not matter. */
function contentHashOf(texts: readonly Text[]): string {
	const ordered = texts
		.map(({ language, yaml }) => [language, yaml])
		.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
	return createHash('sha256').update(JSON.stringify(ordered)).digest('hex');
}

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
type Kind = keyof typeof kinds;

async function publish(tx: Transaction, kind: Kind, owner: Owner, shipped: Shipped) {
	const { versions, insertText } = kinds[kind];
	const [latest] = await tx
		.select()
		.from(versions)
		.where(and(eq(versions.scenarioId, owner.scenarioId), eq(versions.status, 'published')))
		.orderBy(desc(versions.version))
		.limit(1);
	const contentHash = contentHashOf(shipped.texts);
	if (latest?.contentHash === contentHash) return { version: latest.version, isNew: false };
	const id = newId();
	const version = (latest?.version ?? 0) + 1;
	const { structureHash } = shipped;
	await tx.insert(versions).values({ id, ...owner, version, contentHash, structureHash });
	for (const text of shipped.texts) {
		await insertText(tx, id, { schoolId: owner.schoolId, ...text });
	}
	const now = { status: 'published', publishedAt: new Date() } as const;
	await tx.update(versions).set(now).where(eq(versions.id, id));
	return { version, isNew: true };
}

async function ensureScenario(tx: Transaction, schoolId: string, slug: string): Promise<Owner> {
	const [found] = await tx
		.select()
		.from(scenarios)
		.where(and(eq(scenarios.schoolId, schoolId), eq(scenarios.slug, slug)));
	if (found) return { schoolId, scenarioId: found.id };
	const id = newId();
	await tx.insert(scenarios).values({ id, schoolId, slug });
	return { schoolId, scenarioId: id };
}

function requireOneStructure(slug: string, hashes: string[], what: Kind): string {
	const [first] = hashes;
	if (first && hashes.every((hash) => hash === first)) return first;
	throw new Error(
		`The languages of the ${what} "${slug}" differ in structure. ` +
			'Give every language the same ids in the same order; "npm run validate" says where they part.',
	);
}

const select = (files: readonly ShippedScenario[], kind: Kind): Shipped => ({
	texts: files.map(({ language, ...file }) => ({ language, yaml: file[`${kind}Yaml`] })),
	structureHash: requireOneStructure(
		files[0]?.slug ?? '',
		files.map((file) => file[`${kind}StructureHash`]),
		kind,
	),
});

/**
 * Idempotent: what equals the latest published version is left alone; what changed becomes the next version.
 * @param files every language of every shipped scenario.
 */
export async function publishShippedScenarios(
	database: Database,
	files: readonly ShippedScenario[],
): Promise<PublishedScenario[]> {
	return database.inSystem(async (tx) => {
		await lockSeeding(tx);
		const [commons] = await tx.select().from(schools).where(eq(schools.isCommons, true));
		if (!commons) throw new Error('There is no commons school yet: call seedCommons first.');
		const result: PublishedScenario[] = [];
		for (const slug of new Set(files.map((file) => file.slug))) {
			const ofSlug = files.filter((file) => file.slug === slug);
			const owner = await ensureScenario(tx, commons.id, slug);
			const scenario = await publish(tx, 'scenario', owner, select(ofSlug, 'scenario'));
			const rubric = await publish(tx, 'rubric', owner, select(ofSlug, 'rubric'));
			result.push({
				slug,
				scenarioVersion: scenario.version,
				rubricVersion: rubric.version,
				published: [
					...(scenario.isNew ? (['scenario'] as const) : []),
					...(rubric.isNew ? (['rubric'] as const) : []),
				],
			});
		}
		return result;
	});
}
