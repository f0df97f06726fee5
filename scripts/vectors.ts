/** `npm run vectors`: embeds the phrasings of the English catalogue into `scenarios/topics.en.vectors.bin`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { contentHash } from '../src/lib/domain/dialogue/contentHash.ts';
import {
	decodeVectorFile,
	encodeVectorFile,
	phrasingsOf,
	type VectorFile,
} from '../src/lib/domain/dialogue/vectorFile.ts';
import { MODEL, vectorsOf } from '../src/lib/server/adapters/embedded/englishInterpreter.ts';
import { readTopics } from '../src/lib/server/adapters/embedded/readTopics.ts';
import { startSentenceEmbeddings } from '../src/lib/server/adapters/embedded/sentenceEmbeddings.ts';

const vectorFile = 'scenarios/topics.en.vectors.bin';

function readOld(): VectorFile {
	try {
		return decodeVectorFile(readFileSync(vectorFile));
	} catch (error) {
		console.error(`Starting afresh: ${(error as Error).message}`);
		return { model: MODEL, vectors: new Map() };
	}
}

const { catalogue } = await readTopics('scenarios', 'en');
const embeddings = startSentenceEmbeddings();
const file = readOld();
await vectorsOf(catalogue, file, embeddings);
await embeddings.close();
const vectors = new Map(
	phrasingsOf(catalogue).flatMap((phrasing): [string, Float32Array][] => {
		const vector = file.vectors.get(contentHash(phrasing));
		return vector ? [[contentHash(phrasing), vector]] : [];
	}),
);
writeFileSync(vectorFile, encodeVectorFile({ model: MODEL, vectors }));
console.log(`${vectors.size} phrasings in ${vectorFile}`);
