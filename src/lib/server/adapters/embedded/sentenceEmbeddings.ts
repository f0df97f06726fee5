/** Sentence embeddings by a small model in a worker thread, with what was embedded lately at hand. */
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';

export type SentenceEmbeddings = {
	/** Resolves once the model answers; rejects when it cannot be loaded. */
	ready: Promise<void>;
	/** Vectors of unit length, in the order of the sentences; rejects when the model is gone or too slow. */
	embed(sentences: string[]): Promise<Float32Array[]>;
	close(): Promise<void>;
};

type Message =
	{ ready: true } | { id: number; vectors: Float32Array[] } | { id: number; error: string };
type Waiting = { resolve(vectors: Float32Array[]): void; reject(error: Error): void };

const KEPT = 2000;
const PATIENCE_MS = 5000;

/** Least recently used sentences fall out first. */
function rememberVectors() {
	const kept = new Map<string, Float32Array>();
	return {
		get(sentence: string): Float32Array | undefined {
			const vector = kept.get(sentence);
			if (vector) {
				kept.delete(sentence);
				kept.set(sentence, vector);
			}
			return vector;
		},
		keep(sentence: string, vector: Float32Array): void {
			kept.set(sentence, vector);
			const [oldest] = kept.keys();
			if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
		},
	};
}

function startWorker(workerFile: string) {
	const worker = new Worker(workerFile);
	const waiting = new Map<number, Waiting>();
	let gone: Error | undefined;
	let announceReady: () => void;
	let announceFailure: (error: Error) => void;
	const ready = new Promise<void>((resolveReady, rejectReady) => {
		announceReady = resolveReady;
		announceFailure = rejectReady;
	});
	ready.catch(() => undefined);
	const fail = (error: Error) => {
		gone = error;
		announceFailure(error);
		for (const one of waiting.values()) one.reject(error);
		waiting.clear();
	};
	worker.on('message', (message: Message) => {
		if ('ready' in message) {
			// Only while it owes an answer does the worker keep the process alive.
			worker.unref();
			return announceReady();
		}
		const one = waiting.get(message.id);
		if ('error' in message) one?.reject(new Error(message.error));
		else one?.resolve(message.vectors);
		waiting.delete(message.id);
	});
	worker.on('error', (error) => fail(error as Error));
	worker.on('exit', (code) => fail(new Error(`The embedding worker stopped with code ${code}.`)));
	return { worker, waiting, ready, gone: () => gone };
}

type Running = ReturnType<typeof startWorker>;

/** Posts one batch to the worker, which holds the process open only until it has answered. */
function ask({ worker, waiting, gone }: Running, id: number, sentences: string[]) {
	const error = gone();
	if (error) return Promise.reject(error);
	return new Promise<Float32Array[]>((resolveAsk, reject) => {
		const timer = setTimeout(() => {
			waiting.get(id)?.reject(new Error('The sentence model took too long.'));
			waiting.delete(id);
		}, PATIENCE_MS);
		const done = () => {
			clearTimeout(timer);
			if (waiting.size <= 1) worker.unref();
		};
		waiting.set(id, {
			resolve: (vectors) => (done(), resolveAsk(vectors)),
			reject: (reason) => (done(), reject(reason)),
		});
		worker.ref();
		worker.postMessage({ id, sentences });
	});
}

export function startSentenceEmbeddings(
	workerFile = resolve(process.cwd(), 'workers/embedding.mjs'),
): SentenceEmbeddings {
	const running = startWorker(workerFile);
	const memory = rememberVectors();
	let lastId = 0;

	async function embed(sentences: string[]): Promise<Float32Array[]> {
		const found = new Map<string, Float32Array>();
		for (const sentence of sentences) {
			const vector = memory.get(sentence);
			if (vector) found.set(sentence, vector);
		}
		const fresh = [...new Set(sentences)].filter((sentence) => !found.has(sentence));
		const vectors = fresh.length > 0 ? await ask(running, (lastId += 1), fresh) : [];
		fresh.forEach((sentence, index) => {
			const vector = vectors[index];
			if (!vector) throw new Error('The sentence model left out a sentence.');
			found.set(sentence, vector);
			memory.keep(sentence, vector);
		});
		return sentences.flatMap((sentence) => found.get(sentence) ?? []);
	}

	return {
		ready: running.ready,
		embed,
		close: async () => {
			await running.worker.terminate();
		},
	};
}
