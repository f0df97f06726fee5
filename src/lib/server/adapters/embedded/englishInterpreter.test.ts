import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	measureQuestions,
	readLabelledQuestions,
} from '#lib/domain/dialogue/labelledQuestions.fixture.ts';
import { similarity } from '#lib/domain/dialogue/nearestTopics.ts';
import { openEnglishInterpreter, type LocalInterpreter } from './englishInterpreter.ts';
import { readTopics } from './readTopics.ts';
import { startSentenceEmbeddings } from './sentenceEmbeddings.ts';

const bare = mkdtempSync(join(tmpdir(), 'interpreter-'));
afterAll(() => rmSync(bare, { recursive: true }));

describe('the sentence model in its worker', () => {
	it('puts sentences of one meaning nearer than others, and remembers what it has embedded', async () => {
		const embeddings = startSentenceEmbeddings();
		const sentences = ['Do you smoke?', 'Are you a smoker?', 'When did the pain begin?'];
		const [smoke, smoker, pain] = await embeddings.embed(sentences);
		expect(smoke && smoker && pain).toBeDefined();
		if (!smoke || !smoker || !pain) return;
		expect(similarity(smoke, smoke)).toBeCloseTo(1, 4);
		expect(similarity(smoke, smoker)).toBeGreaterThan(similarity(smoke, pain));
		expect((await embeddings.embed(['Do you smoke?']))[0]).toBe(smoke);
		await embeddings.close();
		await expect(embeddings.embed(['Anything new?'])).rejects.toThrow();
	});
});

const labelled = readLabelledQuestions('src/lib/domain/dialogue/english/labelledQuestions.yaml');
const given = async () => ({
	topics: await readTopics('scenarios', 'en'),
	scenarios: 'scenarios',
});

describe('the English interpreter with its model', () => {
	const warnings: string[] = [];
	let interpreter: LocalInterpreter;
	beforeAll(async () => {
		interpreter = await openEnglishInterpreter({
			...(await given()),
			warn: (message) => warnings.push(message),
		});
	}, 60_000);
	afterAll(() => interpreter.close());

	it('reads by phrases and meaning', async () => {
		expect(interpreter.version).toContain('phrases+meaning');
		expect((await interpreter.read('Do you smoke?', [])).topics[0]?.id).toBe('smoking');
		expect(warnings).toEqual([]);
	});

	it.each([
		['seen', 0.7],
		['keptAside', 0.76],
	] as const)(
		'reads the right topics in questions as students type them: %s',
		async (name, least) => {
			const { accuracy, total } = await measureQuestions(interpreter, labelled[name]);
			console.info(`${name}, with the model: ${accuracy.toFixed(3)} of ${total}`);
			expect(accuracy).toBeGreaterThanOrEqual(least);
		},
		60_000,
	);
});

describe('the English interpreter without its model', () => {
	it('reads by phrases alone when the model cannot be loaded, says so once and in its version', async () => {
		const warnings: string[] = [];
		const interpreter = await openEnglishInterpreter({
			...(await given()),
			workerFile: join(bare, 'missing.mjs'),
			warn: (message) => warnings.push(message),
		});
		expect(warnings).toHaveLength(1);
		expect(interpreter.version).not.toContain('meaning');
		expect((await interpreter.read('Do you smoke?', [])).topics[0]?.id).toBe('smoking');
	});
});
