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
const PATIENCE_MS = 10_000;

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

type Context = {
	worker: Worker;
	waiting: Map<number, Waiting>;
	memory: ReturnType<typeof rememberVectors>;
	lastId: number;
	/** Why nothing more can be asked. */
	gone?: Error;
};

function settle({ waiting }: Context, message: Exclude<Message, { ready: true }>): void {
	const one = waiting.get(message.id);
	waiting.delete(message.id);
	if ('error' in message) one?.reject(new Error(message.error));
	else one?.resolve(message.vectors);
}

function giveUp(context: Context, error: Error): void {
	context.gone = error;
	for (const one of context.waiting.values()) one.reject(error);
	context.waiting.clear();
}

/** Resolves when the worker has loaded its model, and settles what was asked from then on. */
function listenToWorker(context: Context): Promise<void> {
	const { worker } = context;
	const ready = new Promise<void>((resolveReady, reject) => {
		const fail = (error: Error) => (giveUp(context, error), reject(error));
		worker.on('message', (message: Message) => {
			if (!('ready' in message)) return settle(context, message);
			// Only while it owes an answer does the worker keep the process alive.
			worker.unref();
			resolveReady();
		});
		worker.on('error', (error) => fail(error as Error));
		worker.on('exit', (code) => fail(new Error(`The embedding worker stopped with code ${code}.`)));
	});
	ready.catch(() => undefined);
	return ready;
}

function ask(context: Context, sentences: string[]): Promise<Float32Array[]> {
	const { worker, waiting, gone } = context;
	if (gone) return Promise.reject(gone);
	const id = (context.lastId += 1);
	return new Promise((resolveAsk, reject) => {
		const done = () => {
			clearTimeout(timer);
			waiting.delete(id);
			if (waiting.size === 0) worker.unref();
		};
		const refuse = (reason: Error) => (done(), reject(reason));
		const timer = setTimeout(
			() => refuse(new Error('The embedding worker took too long.')),
			PATIENCE_MS,
		);
		waiting.set(id, { resolve: (vectors) => (done(), resolveAsk(vectors)), reject: refuse });
		worker.ref();
		worker.postMessage({ id, sentences });
	});
}

async function embed(context: Context, sentences: string[]): Promise<Float32Array[]> {
	const { memory } = context;
	const found = new Map<string, Float32Array | undefined>();
	for (const sentence of sentences) found.set(sentence, memory.get(sentence));
	const fresh = [...found.keys()].filter((sentence) => !found.get(sentence));
	const vectors = fresh.length > 0 ? await ask(context, fresh) : [];
	fresh.forEach((sentence, index) => {
		const vector = vectors[index];
		if (!vector) throw new Error('The embedding worker left out a sentence.');
		found.set(sentence, vector);
		memory.keep(sentence, vector);
	});
	return sentences.map((sentence) => found.get(sentence)!);
}

export function startSentenceEmbeddings(
	workerFile = resolve(process.cwd(), 'workers/embedding.mjs'),
): SentenceEmbeddings {
	const worker = new Worker(workerFile);
	const context: Context = { worker, waiting: new Map(), memory: rememberVectors(), lastId: 0 };
	return {
		ready: listenToWorker(context),
		embed: (sentences) => embed(context, sentences),
		close: async () => {
			await worker.terminate();
		},
	};
}
