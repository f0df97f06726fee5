import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PriorTurn } from '../reading.ts';
import { topicCatalogueSchema } from '../topicCatalogue.ts';
import { buildChineseInterpreter } from './buildChineseInterpreter.ts';

const file = readFileSync('scenarios/topics.zh-CN.yaml', 'utf8');
const interpreter = buildChineseInterpreter({ catalogue: topicCatalogueSchema.parse(parse(file)) });
const topicsOf = async (text: string, before: PriorTurn[] = []) =>
	(await interpreter.read(text, before)).topics.map(({ id }) => id);
const actsOf = async (text: string) =>
	(await interpreter.read(text, [])).acts.map(({ act }) => act);

describe('a short question that stands on its own', () => {
	const before: PriorTurn[] = [
		{ speaker: 'student', text: '最近吃过什么药？', topics: ['recent_medication'] },
	];

	it('about the complaint is no detail of the medicine asked before', async () => {
		expect(await topicsOf('胸口是闷还是疼？', before)).toEqual(['character']);
	});

	it('for leave to talk asks nothing', async () => {
		expect(await topicsOf('方便跟您聊几句吗？', before)).toEqual([]);
	});
});

describe('what sounds alike and is meant otherwise', () => {
	it('a feeling named to console is not asked after', async () => {
		expect(await topicsOf('听起来挺吓人的，您一定很担心吧。')).toEqual([]);
		expect(await topicsOf('您是不是担心是心脏的病？')).toContain('concerns');
	});

	it('a wish to rest well takes leave and greets nobody', async () => {
		const acts = await actsOf('好的，那先这样，您好好休息。');
		expect(acts).toContain('closing');
		expect(acts).not.toContain('greeting');
	});

	it('telling someone there is nothing to be ashamed of comforts', async () => {
		const acts = await actsOf('这种情况挺常见的，您不用觉得丢人。');
		expect(acts).toContain('reassurance');
		expect(acts).not.toContain('judgement');
	});

	it('whether it was understood is no question of the history', async () => {
		expect(await actsOf('我刚才说的您都听明白了吗？')).toContain('teach_back');
		expect(await topicsOf('您听懂了吗？')).toEqual([]);
	});
});

describe('drugs and risk by their own names', () => {
	it.each([
		['用过硝酸甘油或者速效救心丸吗？', 'nitrates'],
		['您真的打算去做吗？', 'suicide_intent'],
		['您夫妻生活怎么样？', 'sexual_function'],
		['您父亲多大走的？', 'family_sudden_death'],
		['您还有什么想问我的吗？', 'patient_questions'],
	])('%s', async (text, topic) => expect((await topicsOf(text))[0]).toBe(topic));
});
