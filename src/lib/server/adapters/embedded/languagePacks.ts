/** Reads the shared catalogues of every language and builds the interpreters that read by them. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildChineseInterpreter } from '#lib/domain/dialogue/chinese/buildChineseInterpreter.ts';
import { languages } from '#lib/domain/dialogue/language.ts';
import { type Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import { parseLineCatalogue } from '#lib/domain/patient/loadLineCatalogue.ts';
import { parseFindingCatalogue } from '#lib/domain/scenario/loadCatalogues.ts';
import { buildChineseClaimReader } from '#lib/domain/patient/guard/claims/chineseClaimReader.ts';
import { buildEnglishClaimReader } from '#lib/domain/patient/guard/claims/englishClaimReader.ts';
import type { MeaningVectors } from '#lib/domain/patient/guard/meaning/createMeaningGuard.ts';
import { parseHintCatalogue } from '#lib/domain/tutor/loadHintCatalogue.ts';
import type { LanguagePack, LocalLanguagePacks, Log } from '#lib/server/services/ports.ts';
import { openEnglishInterpreter, type LocalInterpreter } from './englishInterpreter.ts';
import { createMeaningVectors } from './meaningVectors.ts';
import { orOperatorError } from './orOperatorError.ts';
import { readTopics, type ReadTopics } from './readTopics.ts';

export type OpenLanguagePacks = {
	get: LocalLanguagePacks;
	/** What clauses of a reply are compared by; null for a language without a sentence model. */
	vectors(language: Language): MeaningVectors | null;
	close(): Promise<void>;
};

type OpenInterpreter = (topics: ReadTopics) => Promise<LocalInterpreter>;
type OpenPack = LanguagePack & { interpreter: LocalInterpreter };

const claimReaders = { en: buildEnglishClaimReader, 'zh-CN': buildChineseClaimReader } as const;

async function openPack(
	folder: string,
	language: Language,
	openInterpreter: OpenInterpreter,
): Promise<OpenPack> {
	const read = async (name: string) => {
		const file = join(folder, `${name}.${language}.yaml`);
		return [await readFile(file, 'utf8'), file] as const;
	};
	const topics = await readTopics(folder, language);
	const byId = new Map(topics.catalogue.topics.map((topic) => [topic.id, topic]));
	return {
		lines: orOperatorError(parseLineCatalogue(...(await read('lines')))).lines,
		findings: orOperatorError(parseFindingCatalogue(...(await read('findings')))).findings,
		hints: orOperatorError(parseHintCatalogue(...(await read('hints')), topics.catalogue)).hints,
		interpreter: await openInterpreter(topics),
		claimReader: claimReaders[language](topics.catalogue.topics),
		topics: byId,
		topicLabel: (id) => byId.get(id)?.label ?? id,
		catalogueHash: createHash('sha256').update(topics.text).digest('hex'),
	};
}

const openChinese: OpenInterpreter = async ({ catalogue }) => ({
	...buildChineseInterpreter({ catalogue }),
	embed: null,
	close: async () => {},
});

/**
 * @param folder the scenarios' folder.
 * @throws OperatorError that lists the faults of a catalogue that cannot be read.
 */
export async function openLanguagePacks(
	folder: string,
	log: Pick<Log, 'error'>,
): Promise<OpenLanguagePacks> {
	const warn = (message: string, error: unknown) => log.error({ err: error }, message);
	const interpreters: Record<Language, OpenInterpreter> = {
		en: (topics) => openEnglishInterpreter({ topics, scenarios: folder, warn }),
		'zh-CN': openChinese,
	};
	const packs = new Map<Language, OpenPack>();
	for (const language of languages) {
		packs.set(language, await openPack(folder, language, interpreters[language]));
	}
	const vectors = new Map(
		[...packs].flatMap(
			([
				language,
				{
					interpreter: { embed },
				},
			]) => (embed ? [[language, createMeaningVectors(embed)] as const] : []),
		),
	);
	return {
		vectors: (language) => vectors.get(language) ?? null,
		get(language) {
			const pack = packs.get(language);
			if (!pack) throw new Error(`No catalogues for ${language}.`);
			return pack;
		},
		async close() {
			for (const { interpreter } of packs.values()) await interpreter.close();
		},
	};
}
