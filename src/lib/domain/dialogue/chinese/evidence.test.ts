import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PriorTurn } from '../reading.ts';
import { topicCatalogueSchema } from '../topicCatalogue.ts';
import { buildChineseInterpreter } from './buildChineseInterpreter.ts';

const file = readFileSync('scenarios/topics.zh-CN.yaml', 'utf8');
const interpreter = buildChineseInterpreter({ catalogue: topicCatalogueSchema.parse(parse(file)) });
const read = (text: string, before: PriorTurn[] = []) => interpreter.read(text, before);
const before: PriorTurn[] = [{ speaker: 'student', text: '您抽烟吗？', topics: ['smoking'] }];

describe('evidence', () => {
	const pieces = fc.constantFrom(
		'您好',
		'您',
		'抽烟',
		'吗',
		'？',
		'，',
		'。',
		'有没有',
		'胸口疼',
		'什么时候',
		'开始',
		' ',
		'😀',
		'ＣＴ',
		'、',
		'我们',
		'给您',
		'做个心电图',
		'对吧',
		'如果加重',
		'马上来',
		'父亲呢',
		'\n',
		'总结一下',
		'!',
		'abc',
	);
	const utterance = fc.oneof(
		fc.string({ unit: 'grapheme', maxLength: 60 }),
		fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')),
	);

	it('quoted words stand in the utterance, character by character', async () => {
		await fc.assert(
			fc.asyncProperty(utterance, async (text) => {
				const { topics, candidates, acts } = await read(text, before);
				for (const { words } of [...topics, ...candidates, ...acts]) {
					expect(words.length).toBeGreaterThan(0);
					expect(text).toContain(words);
				}
			}),
		);
	});

	it('a topic is read once, surest first, with a score between 0 and 1', async () => {
		await fc.assert(
			fc.asyncProperty(utterance, async (text) => {
				const { topics } = await read(text);
				const scores = topics.map(({ score }) => score);
				expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length);
				expect(scores).toEqual([...scores].sort((a, b) => b - a));
				expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
			}),
		);
	});

	it('the same utterance is always read alike', async () => {
		expect(await read('您抽烟吗？')).toEqual(await read('您抽烟吗？'));
	});
});
