/** The phrasings' vectors as one small file: a line of JSON that says what is inside, then a byte for each number. */
import { z } from 'zod';
import { contentHash } from './contentHash.ts';
import type { PhrasingVector } from './nearestTopics.ts';
import type { TopicCatalogue } from './topicCatalogue.ts';

const headerSchema = z.object({
	model: z.string(),
	dimensions: z.int().positive(),
	/** Content hashes of the phrasings, in the order of their vectors. */
	phrasings: z.array(z.string()),
});

/** Vectors by the content hash of what they stand for. */
export type VectorFile = { model: string; vectors: Map<string, Float32Array> };

const NEWLINE = 10;

function toUnitLength(vector: Float32Array): Float32Array {
	const length = Math.hypot(...vector);
	return length === 0 ? vector : vector.map((value) => value / length);
}

/** Each vector is scaled by its own largest number; only directions survive, and only those are compared. */
function toBytes(vector: Float32Array): Int8Array {
	const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
	return Int8Array.from(vector, (value) => Math.round((value / largest) * 127));
}

export function encodeVectorFile({ model, vectors }: VectorFile): Uint8Array {
	const dimensions = [...vectors.values()][0]?.length ?? 1;
	const header = JSON.stringify({ model, dimensions, phrasings: [...vectors.keys()] });
	const head = new TextEncoder().encode(`${header}\n`);
	const bytes = new Uint8Array(head.length + vectors.size * dimensions);
	bytes.set(head);
	[...vectors.values()].forEach((vector, index) =>
		bytes.set(new Uint8Array(toBytes(vector).buffer), head.length + index * dimensions),
	);
	return bytes;
}

/** @throws when the file is not one of these, or cut short. */
export function decodeVectorFile(bytes: Uint8Array): VectorFile {
	const end = bytes.indexOf(NEWLINE);
	const header = headerSchema.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))));
	const body = bytes.subarray(end + 1);
	const { dimensions } = header;
	if (body.length !== header.phrasings.length * dimensions)
		throw new Error('The file of phrasing vectors is cut short: run `npm run vectors`.');
	const vectors = header.phrasings.map((hash, index): [string, Float32Array] => {
		const own = new Int8Array(body.buffer, body.byteOffset + index * dimensions, dimensions);
		return [hash, toUnitLength(Float32Array.from(own))];
	});
	return { model: header.model, vectors: new Map(vectors) };
}

export const phrasingsOf = (catalogue: TopicCatalogue): string[] => [
	...new Set(catalogue.topics.flatMap((topic) => topic.phrasings)),
];

export const missingPhrasings = (catalogue: TopicCatalogue, file: VectorFile): string[] =>
	phrasingsOf(catalogue).filter((phrasing) => !file.vectors.has(contentHash(phrasing)));

/** What `nearestTopics` compares with; phrasings without a vector are left out. */
export const phrasingVectors = (catalogue: TopicCatalogue, file: VectorFile): PhrasingVector[] =>
	catalogue.topics.flatMap((topic) =>
		topic.phrasings.flatMap((phrasing) => {
			const vector = file.vectors.get(contentHash(phrasing));
			return vector ? [{ topic: topic.id, phrasing, vector }] : [];
		}),
	);
