import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { DialogueAct, PriorTurn } from '../reading.ts';
import { topicCatalogueSchema } from '../topicCatalogue.ts';
import { buildChineseInterpreter } from './buildChineseInterpreter.ts';

const file = readFileSync('scenarios/topics.zh-CN.yaml', 'utf8');
const interpreter = buildChineseInterpreter({ catalogue: topicCatalogueSchema.parse(parse(file)) });
const read = (text: string, before: PriorTurn[] = []) => interpreter.read(text, before);
const topicsOf = async (text: string, before: PriorTurn[] = []) =>
	(await read(text, before)).topics.map(({ id }) => id);
const actsOf = async (text: string) => (await read(text)).acts.map(({ act }) => act);
const after = (...topics: string[]): PriorTurn[] => [{ speaker: 'student', text: '', topics }];

describe('an act is known by what it does, in whatever everyday words', () => {
	it.each<[DialogueAct, string]>([
		['confidentiality', '您说的话我们这几个看病的医生知道，不往外说。'],
		['confidentiality', '这话就咱俩知道，出不了这个门。'],
		['confidentiality', '没有您点头，我不会学给别人。'],
		['teach_back', '您给我说一遍，待会儿怎么做？'],
		['teach_back', '到家以后该怎么吃药，您说给我听听。'],
		['empathy', '这些年心里一直怕着吧。'],
		['empathy', '您怕走您父亲那条路，我听明白了。'],
		['empathy', '您一个人扛这么多，不容易。'],
		['empathy', '您说着说着低下头了，是想她了吧？'],
		['explanation', '您拉的黑的就是血，是胃里头在出血。'],
		['plan', '后天上午咱们坐下来一起商量怎么治。'],
		['plan', '等血压稳了就做胃镜。'],
		['summary', '我给您捋一遍：您三天前开始拉黑便，昨天头晕，对不对？'],
	])('%s: %s', async (act, text) => expect(await actsOf(text)).toContain(act));

	it.each<[DialogueAct, string]>([
		['teach_back', '您说一下，平时药怎么吃的？'],
		['empathy', '您手抖，拿东西累吗？'],
		['empathy', '谢谢您肯告诉我这些。'],
		['defensiveness', '人到了这个地步，难免会想到死。'],
		['order_test', '等血压稳了就做胃镜。'],
		['plan', '我是李医生，给您回电话。'],
		['explanation', '是胃里不舒服吗？'],
		['concerns', '您放心，您说的我们几个都不往外说。'],
	])('and no %s: %s', async (act, text) => expect(await actsOf(text)).not.toContain(act));
});

describe('a scolding put as a question', () => {
	it.each([
		'都这样了还喝，不要命了？',
		'您这不是作死吗？',
		'您怎么不把身体当回事呢？',
		'都吐血了还拖着不来？',
	])('asks nothing that would open the truth: %s', async (text) => {
		expect(await actsOf(text)).toContain('judgement');
		expect(await read(text)).toMatchObject({ topics: [], isQuestion: false });
	});

	it.each(['现在还喝酒吗？', '疼得要命吗？', '家里都有谁还抽？'])(
		'and a plain question scolds nobody: %s',
		async (text) => expect(await actsOf(text)).not.toContain('judgement'),
	);
});

describe('what is said of people before a question', () => {
	it.each([
		['人难受成这样，有时候会想不活了，您有没有过？', 'suicidal_thoughts'],
		['人到了这个地步，难免会想到死，您想过吗？', 'suicidal_thoughts'],
		['很多糖尿病人会手脚发麻，您有没有？', 'numbness'],
	])('is what it asks, and not who they are: %s', async (text, topic) =>
		expect((await topicsOf(text))[0]).toBe(topic),
	);
});

describe('a short question after another', () => {
	it.each([
		['拉几天了？', 'pmh', 'onset'],
		['咳了多久？', 'diabetes', 'cough'],
		['几年了？', 'hypertension', 'hypertension'],
		['想的是哪天？', 'suicidal_thoughts', 'suicide_intent'],
		['从哪天开始的？', 'suicidal_thoughts', 'onset'],
	])('leans on it only where it names no symptom itself: %s', async (text, before, topic) =>
		expect(await topicsOf(text, after(before))).toEqual([topic]),
	);
});

describe('a question in everyday words', () => {
	it.each([
		['您好，今天怎么了？', ['opening_question']],
		['啥毛病？', ['opening_question']],
		['以前有什么毛病吗？', ['pmh']],
		['身上还有哪儿疼，或者摸到疙瘩没有？', ['pain', 'lumps']],
		['小便顺畅吗，会不会痛？', ['urinary_symptoms']],
	])('asks for what it names and for nothing else: %s', async (text, topics) =>
		expect(await topicsOf(text)).toEqual(topics),
	);

	it.each(['认得您吗？', '跟您玩吗？', '您帮我数一下一分钟喘多少下。'])(
		'that names whoever speaks for the patient as the one seen or asked to help asks of the patient: %s',
		async (text) => {
			const { topics } = await interpreter.read(text, [], ['豆豆', '孩子']);
			expect(topics.map(({ id }) => id)).not.toContain('sick_contacts');
		},
	);

	it('and asks of the speaker where she is the one who feels', async () => {
		const { topics } = await interpreter.read('您自己咳嗽吗？', [], ['豆豆', '孩子']);
		expect(topics.map(({ id }) => id)).toEqual(['sick_contacts']);
	});
});

describe('a request to see the patient alone', () => {
	it.each([
		'我想单独跟您聊几句。',
		'能不能请您爱人先到外面等一下？',
		'家属先出去一下好吗？',
		'咱俩私下说两句。',
		'您老公能先出去一下吗？',
		'每个病人我都要单独问几句，麻烦家属先到外面坐一下。',
		'我们单独谈谈可以吗？',
		'请家属回避一下。',
	])('is a plan, and asks nothing of the history: %s', async (text) => {
		expect(await actsOf(text)).toContain('plan');
		expect(await topicsOf(text)).toEqual([]);
	});
	it.each([
		'您一个人住吗？',
		'您爱人出去干活吗？',
		'您爱人在外面打工吗？',
		'他在外面吃了不干净的东西吗',
		'您老公在外面抽烟吗',
		'朋友在外面一起吃饭的有没有拉肚子的',
		'您老伴是去年离开的吗',
		'您妈妈是先离开人世的吗',
		'他平时到外面去玩吗',
		'跟您单独住的还有谁',
		'我现在单独住',
		'您爱人出去一下就喘吗？',
		'他能出去走走吗？',
		'爱人跟您单独聊过吗？',
	])('is not heard in what is said of living and going out: %s', async (text) =>
		expect(await actsOf(text)).not.toContain('plan'),
	);
	it.each([
		['您爱人在外面打工吗？', 'relationships'],
		['您老公在外面抽烟吗', 'exposures'],
		['跟您单独住的还有谁', 'living_situation'],
		['朋友在外面一起吃饭的有没有拉肚子的', 'sick_contacts'],
	])('and such a question keeps its topic: %s', async (text, topic) =>
		expect(await topicsOf(text)).toContain(topic),
	);
});

it('"又抽起来" asks of smoking, whatever was asked before', async () => {
	expect(await topicsOf('后来有没有又抽起来？')).toEqual(['smoking']);
	expect(await topicsOf('后来又抽上没有？')).toEqual(['smoking']);
});

describe('an examination is what the student does or asks leave for', () => {
	it.each([
		'我看看您的脚',
		'让我看看您的脚',
		'检查一下您的脚',
		'给您看看眼睛',
		'您把鞋袜脱了，我看看脚，行吗？',
		'可以看看您的乳房吗？',
		'我能看看您的脚了吗？',
		'麻烦把袜子脱了看看脚',
	])('%s', async (text) => expect(await actsOf(text)).toContain('examine'));

	it.each([
		'这脚去医院检查脚了吗？',
		'您每年检查眼睛吗？',
		'您有没有去医院看眼睛',
		'您去哪儿看脚的',
		'去看牙了吗',
		'他看牙医了吗',
		'您自己检查乳房吗',
		'以前去医院看腰了吗',
		'您看孩子眼睛红吗',
		'看手势',
		'看手相',
		'您去医院检查心脏了吗？',
		'有人给您看脚吗？',
		'我想问问您平时检查脚吗？',
		'多久检查一次眼睛？',
		'看牙没有？',
	])('and not what was done elsewhere, by others or by habit: %s', async (text) =>
		expect(await actsOf(text)).not.toContain('examine'),
	);
});
