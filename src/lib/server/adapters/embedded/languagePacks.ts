/** Reads the shared catalogues of every language and builds the interpreters that read by them. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildChineseInterpreter } from '#lib/domain/dialogue/chinese/buildChineseInterpreter.ts';
import type { Interpreter } from '#lib/domain/dialogue/reading.ts';
import {
	languages,
	type Language,
	type TopicCatalogue,
} from '#lib/domain/dialogue/topicCatalogue.ts';
import { parseLineCatalogue } from '#lib/domain/patient/loadLineCatalogue.ts';
import { parseFindingCatalogue, parseTopicCatalogue } from '#lib/domain/scenario/loadCatalogues.ts';
import type { LanguagePack, LanguagePacks, Log } from '#lib/server/services/ports.ts';
import { openEnglishInterpreter } from './englishInterpreter.ts';
import { orOperatorError } from './orOperatorError.ts';

export type OpenLanguagePacks = { get: LanguagePacks; close(): Promise<void> };

type BuildInterpreter = (catalogue: TopicCatalogue) => Interpreter;

async function openPack(
	folder: string,
	language: Language,
	buildInterpreter: BuildInterpreter,
): Promise<LanguagePack> {
	const read = async (name: string) => {
		const file = join(folder, `${name}.${language}.yaml`);
		return [await readFile(file, 'utf8'), file] as const;
	};
	const topicsYaml = await read('topics');
	const { topics } = orOperatorError(parseTopicCatalogue(...topicsYaml));
	const byId = new Map(topics.topics.map((topic) => [topic.id, topic]));
	return {
		interpreter: buildInterpreter(topics),
		topics: byId,
		topicLabel: (id) => byId.get(id)?.label ?? id,
		lines: orOperatorError(parseLineCatalogue(...(await read('lines')))).lines,
		findings: orOperatorError(parseFindingCatalogue(...(await read('findings')))).findings,
		catalogueHash: createHash('sha256').update(topicsYaml[0]).digest('hex'),
	};
}

/**
 * @param folder the scenarios' folder.
 * @throws OperatorError that lists the faults of a catalogue that cannot be read.
 */
export async function openLanguagePacks(
	folder: string,
	log: Pick<Log, 'error'>,
): Promise<OpenLanguagePacks> {
	const english = await openEnglishInterpreter({
		scenarios: folder,
		warn: (message, error) => log.error({ err: error }, message),
	});
	const builders: Record<Language, BuildInterpreter> = {
		en: () => english,
		'zh-CN': (catalogue) => buildChineseInterpreter({ catalogue }),
	};
	const packs = new Map<Language, LanguagePack>();
	for (const language of languages) {
		packs.set(language, await openPack(folder, language, builders[language]));
	}
	return {
		get(language) {
			const pack = packs.get(language);
			if (!pack) throw new Error(`No catalogues for ${language}.`);
			return pack;
		},
		close: () => english.close(),
	};
}
