import { describe, expect, it } from 'vitest';
import { reading } from '../patient/testTurn.ts';
import { readSaidBack } from './readSaidBack.ts';

const summary = reading([], ['summary']);
const everyWord = async (question: string) => reading([question]);
const wordsIn = async (text: string, language: 'en' | 'zh-CN', read = summary) =>
	(await readSaidBack(read, text, language, everyWord)).map(({ words }) => words);

describe('what a summary says back', () => {
	it('is told thing by thing, without what the doctor thinks or does', async () => {
		const text =
			"Let me sum up: you've had a cough, you smoke and I think it's a cold. Is it right?";
		expect(await wordsIn(text, 'en')).toEqual(["you've had a cough", 'you smoke', 'Is it right']);
		expect(await wordsIn('我总结一下：您咳了两周，还抽烟，我觉得是感冒。', 'zh-CN')).toEqual([
			'您咳了两周',
			'还抽烟',
		]);
	});
	it('ends where the sentence asks for an examination', async () => {
		const asking = {
			...summary,
			acts: [...summary.acts, { act: 'examine' as const, words: 'listen to your' }],
		};
		const text = 'So you smoke, now I’d like to listen to your heart and take your blood pressure.';
		expect(await wordsIn(text, 'en', asking)).toEqual(['So you smoke']);
	});
	it('is nothing where no topic is named', async () => {
		const nothing = async () => reading([]);
		expect(await readSaidBack(summary, 'So to recap, all is well.', 'en', nothing)).toEqual([]);
	});
	it('is read one thing after another, twelve at most; the rest is one thing that nobody read', async () => {
		let open = 0;
		const asked: string[] = [];
		const oneByOne = async (question: string) => {
			open += 1;
			expect(open).toBe(1);
			await Promise.resolve();
			open -= 1;
			asked.push(question);
			return reading(['cough']);
		};
		const text = Array.from({ length: 107 }, (_, index) => `a thing ${index}`).join(', ');
		const said = await readSaidBack(summary, text, 'en', oneByOne);
		expect(asked).toHaveLength(12);
		expect(said).toHaveLength(13);
		expect(said.at(-1)).toMatchObject({ topics: [] });
		expect(said.at(-1)?.words).toMatch(/^a thing 12, .*a thing 106$/);
	});
	it('is nothing where nobody sums up', async () => {
		expect(await wordsIn("You've had a cough.", 'en', reading(['cough']))).toEqual([]);
	});
});
