/** Publishes the scenarios that come with the program into the commons, as immutable versions. */
import { eq } from 'drizzle-orm';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { Database } from './database.ts';
import { schools } from './schema/schools.ts';
import { lockSeeding } from './seed.ts';
import {
	ensureScenario,
	publishVersion,
	type VersionContent,
	type VersionKind,
} from './versionStore.ts';

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

function requireOneStructure(slug: string, hashes: string[], what: VersionKind): string {
	const [first] = hashes;
	if (first && hashes.every((hash) => hash === first)) return first;
	throw new Error(
		`The languages of the ${what} "${slug}" differ in structure. ` +
			'Give every language the same ids in the same order; "npm run validate" says where they part.',
	);
}

const select = (files: readonly ShippedScenario[], kind: VersionKind): VersionContent => ({
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
			const scenario = await publishVersion(tx, 'scenario', owner, select(ofSlug, 'scenario'));
			const rubric = await publishVersion(tx, 'rubric', owner, select(ofSlug, 'rubric'));
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
