import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PriorTurn } from '../reading.ts';
import { topicCatalogueSchema } from '../topicCatalogue.ts';
import { buildChineseInterpreter } from './buildChineseInterpreter.ts';

const file = readFileSync('scenarios/topics.zh-CN.yaml', 'utf8');
const interpreter = buildChineseInterpreter({ catalogue: topicCatalogueSchema.parse(parse(file)) });
const after = (topic: string, answer = '有。'): PriorTurn[] => [
	{ speaker: 'student', text: '', topics: [topic] },
	{ speaker: 'patient', text: answer },
];
const read = (text: string, before: PriorTurn[] = []) => interpreter.read(text, before);
const topicsOf = async (text: string, before: PriorTurn[] = []) =>
	(await read(text, before)).topics.map(({ id }) => id);

describe('a conclusion put to be confirmed leads', () => {
	it.each([
		['所以是早上开始的，对吧', 'onset'],
		['所以没有发烧？', 'fever'],
		['您说疼到胳膊？', 'radiation'],
		['您不抽烟？', 'smoking'],
		['也就是说越来越重了？', 'course'],
	])('%s', async (text, id) => {
		const { topics, style } = await read(text);
		expect(topics).toMatchObject([{ id, style: 'leading' }]);
		expect(style).toBe('leading');
	});

	it("said again in the patient's words, it confirms what was asked before", async () => {
		const { topics } = await read('青霉素？', after('allergies', '青霉素。'));
		expect(topics).toMatchObject([{ id: 'allergies', style: 'leading' }]);
	});

	it('without a question mark it only sums up', async () => {
		expect((await read('所以您没有发烧。')).isQuestion).toBe(false);
	});
});

describe('a bare question is about what was asked before it', () => {
	it.each([
		['为什么？', 'smoking', ['smoking']],
		['比如呢？', 'medications', ['medications']],
		['还有呢？', 'medications', ['anything_else', 'medications']],
		['接着说', 'cough', ['cough', 'tell_me_more']],
		['几次？', 'alcohol', ['alcohol_amount']],
		['什么颜色的？', 'sputum', ['sputum']],
		['然后呢？', 'opening_question', ['tell_me_more']],
	])('%s', async (text, before, topics) =>
		expect((await topicsOf(text, after(before))).sort()).toEqual(topics),
	);

	it.each(['为什么？', '真的吗？', '怎么说？', '然后呢？'])(
		'with nothing before it asks to be told more: %s',
		async (text) => expect(await topicsOf(text)).toEqual(['tell_me_more']),
	);
});
