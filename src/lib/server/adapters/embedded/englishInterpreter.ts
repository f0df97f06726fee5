/** Puts the English interpreter together from the catalogue, the phrasings' vectors and the model, on this machine. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentHash } from '#lib/domain/dialogue/contentHash.ts';
import { buildEnglishInterpreter } from '#lib/domain/dialogue/english/englishInterpreter.ts';
import type { Embed } from '#lib/domain/dialogue/english/readByMeaning.ts';
import type { PhrasingVector } from '#lib/domain/dialogue/nearestTopics.ts';
import type { Interpreter } from '#lib/domain/dialogue/reading.ts';
import type { TopicCatalogue } from '#lib/domain/dialogue/topicCatalogue.ts';
import {
	decodeVectorFile,
	missingPhrasings,
	phrasingVectors,
	type VectorFile,
} from '#lib/domain/dialogue/vectorFile.ts';
import type { ReadTopics } from './readTopics.ts';
import { startSentenceEmbeddings, type SentenceEmbeddings } from './sentenceEmbeddings.ts';

export type EnglishInterpreterOptions = {
	topics: ReadTopics;
	/** The folder of the phrasings' vectors. */
	scenarios: string;
	/** The program of the worker thread. */
	workerFile?: string;
	/** Told once when the model cannot be had and phrases alone will read. */
	warn(message: string, error: unknown): void;
};

export type LocalInterpreter = Interpreter & {
	/** The sentence model it reads with; null without one. */
	embed: Embed | null;
	close(): Promise<void>;
};

export const MODEL = 'universal-sentence-encoder-lite-1';

async function readVectorFile(path: string): Promise<VectorFile> {
	const file = decodeVectorFile(await readFile(path));
	return file.model === MODEL ? file : { model: MODEL, vectors: new Map() };
}

/** From the file; what authors added since it was made is embedded now. */
export async function vectorsOf(
	catalogue: TopicCatalogue,
	file: VectorFile,
	embeddings: SentenceEmbeddings,
): Promise<PhrasingVector[]> {
	const missing = missingPhrasings(catalogue, file);
	for (let at = 0; at < missing.length; at += 16) {
		const batch = missing.slice(at, at + 16);
		const vectors = await embeddings.embed(batch);
		batch.forEach((phrasing, index) => {
			const vector = vectors[index];
			if (vector) file.vectors.set(contentHash(phrasing), vector);
		});
	}
	return phrasingVectors(catalogue, file);
}

/** Never rejects for want of the model: phrases then read alone, and the version says so. */
export async function openEnglishInterpreter(
	options: EnglishInterpreterOptions,
): Promise<LocalInterpreter> {
	const { topics, scenarios } = options;
	const { catalogue } = topics;
	const catalogueHash = contentHash(topics.text).slice(-8);
	const alone = () => ({
		...buildEnglishInterpreter({ catalogue, vectors: [], catalogueHash }),
		embed: null,
		close: async () => undefined,
	});
	const embeddings = startSentenceEmbeddings(options.workerFile);
	try {
		await embeddings.ready;
		const file = await readVectorFile(join(scenarios, 'topics.en.vectors.bin'));
		const vectors = await vectorsOf(catalogue, file, embeddings);
		const { embed } = embeddings;
		const warnOnce = once(options.warn);
		const guarded = (sentences: string[]) =>
			embed(sentences).catch((error: unknown) => {
				warnOnce(
					'The sentence model stopped answering: phrases alone read what students say.',
					error,
				);
				throw error;
			});
		const interpreter = buildEnglishInterpreter({
			catalogue,
			vectors,
			embed: guarded,
			catalogueHash,
		});
		return { ...interpreter, embed: guarded, close: () => embeddings.close() };
	} catch (error) {
		options.warn(
			'The sentence model could not be loaded: phrases alone read what students say.',
			error,
		);
		await embeddings.close();
		return alone();
	}
}

function once(warn: EnglishInterpreterOptions['warn']): EnglishInterpreterOptions['warn'] {
	let told = false;
	return (message, error) => {
		if (!told) warn(message, error);
		told = true;
	};
}
