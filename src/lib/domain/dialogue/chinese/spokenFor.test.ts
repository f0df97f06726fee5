import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { topicCatalogueSchema } from '../topicCatalogue.ts';
import { buildChineseInterpreter } from './buildChineseInterpreter.ts';

const file = readFileSync('scenarios/topics.zh-CN.yaml', 'utf8');
const interpreter = buildChineseInterpreter({ catalogue: topicCatalogueSchema.parse(parse(file)) });
const child = ['孩子', '宝宝', '小明', '儿子'];
const father = ['父亲', '爸爸', '老人家'];
const read = async (text: string, patientWords?: string[]) =>
	(await interpreter.read(text, [], patientWords)).topics.map(({ id }) => id);

describe('母亲替孩子说：a mother speaks for her child', () => {
	it.each([
		['小明咳嗽吗？', 'cough'],
		['他有皮疹吗？', 'rash'],
		['您儿子有过敏吗？', 'allergies'],
		['孩子多大了？', 'age'],
		['您给他吃过退烧药吗？', 'tried_remedies'],
		['您发现他身上有疹子吗？', 'rash'],
		['疫苗都打了吗？', 'immunisation'],
		['你叫他，他能醒过来吗？', 'activity_alertness'],
		['他是足月生的吗？', 'birth_history'],
		['您最担心的是什么？', 'concerns'],
	])('asks about the child: %s', async (text, topic) =>
		expect(await read(text, child)).toEqual([topic]),
	);

	it.each([
		['他哥哥也发烧吗？', ['sick_contacts']],
		['他爸爸有哮喘吗？', ['family_history']],
		['您有几个孩子？', ['children']],
		['您自己睡得好吗？', ['feelings_now']],
		['您抽烟吗？', ['exposures']],
		['您有哮喘吗？', ['family_history']],
	])('asks about others, or the mother herself: %s', async (text, topics) =>
		expect(await read(text, child)).toEqual(topics),
	);
});

describe('儿子替父亲说：a son speaks for his father', () => {
	it.each([
		['您父亲发烧吗？', 'fever'],
		['您爸爸有高血压吗？', 'hypertension'],
		['老人家睡得好吗？', 'sleep'],
		['他抽烟吗？', 'smoking'],
		['他父亲有心脏病吗？', 'family_heart_disease'],
	])('%s', async (text, topic) => expect(await read(text, father)).toEqual([topic]));
});

it('a patient who speaks for himself is asked about his father', async () => {
	expect(await read('您爸爸有高血压吗？')).toEqual(['family_history']);
});

it('calling the child by name to see whether he wakes checks nobody’s identity', async () => {
	const { acts } = await interpreter.read('你叫他，他能醒过来吗？', [], child);
	expect(acts.map(({ act }) => act)).not.toContain('identity_check');
});
