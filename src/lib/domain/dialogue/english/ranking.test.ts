import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PriorTurn } from '../reading.ts';
import { topicCatalogueSchema } from '../topicCatalogue.ts';
import { buildEnglishInterpreter } from './englishInterpreter.ts';

const catalogue = topicCatalogueSchema.parse(
	parse(readFileSync('scenarios/topics.en.yaml', 'utf8')),
);
const interpreter = buildEnglishInterpreter({ catalogue, vectors: [] });
const read = (utterance: string, before: readonly PriorTurn[] = []) =>
	interpreter.read(utterance, before);
const topicsOf = async (utterance: string, before: readonly PriorTurn[] = []) =>
	(await read(utterance, before)).topics.map(({ id }) => id);
const actsOf = async (utterance: string) => (await read(utterance)).acts.map(({ act }) => act);
const after = (...topics: string[]): PriorTurn[] => [{ speaker: 'student', text: '', topics }];

describe('what a question asks stands before what only frames it', () => {
	it.each([
		['Do you get calf pain when you climb stairs?', 'calf_pain'],
		['Is it painful in the waterworks, any burning when you pee?', 'urinary_symptoms'],
		['Anybody in the family with a heart attack?', 'family_heart_disease'],
		['Are you short of breath lying flat?', 'orthopnoea'],
		['In terms of your overall health, any high blood pressure?', 'hypertension'],
	])('%s', async (text, topic) => expect((await topicsOf(text))[0]).toBe(topic));

	it('what makes it worse is asked as such', async () => {
		expect((await topicsOf('What makes the chest pain worse?'))[0]).toBe('aggravating');
	});

	it('a symptom named as context is not asked', async () => {
		expect(await topicsOf('Any wheeze with the cough?')).toEqual(['wheeze']);
		expect(await topicsOf('Other than the cough and the headache, any fever?')).toEqual(['fever']);
	});

	it('a long account that ends in whether it suits asks nothing', async () => {
		const account =
			'So we will take some blood, and then depending on what we find and on how the injury happened we may do a scan of the knee, and usually it can be managed with physiotherapy, but sometimes people do need an operation, and then we would talk about what the recovery is like and how long you would be off work after that.';
		expect(await topicsOf(`${account} How does that sound?`)).toEqual([]);
	});
});

describe('suicide is asked in many ways', () => {
	it.each([
		'Some people who feel like this think about ending their life. Have you had thoughts like that?',
		'When people are this low they sometimes want to die. Has that happened to you?',
		'Can I ask you something difficult? When people feel low they think of suicide. Do you ever feel that way?',
	])('of people in general first: %s', async (text) =>
		expect(await topicsOf(text)).toEqual(['suicidal_thoughts']),
	);

	it.each([
		"you're not going to do anything silly are you",
		"You wouldn't do something stupid, would you?",
		"like you're not thinking of hurting yourself or anything",
		'no suicidal thoughts then?',
	])('put so as to be denied, it leads: %s', async (text) => {
		const { topics } = await read(text);
		expect(topics).toContainEqual(
			expect.objectContaining({ id: 'suicidal_thoughts', style: 'leading' }),
		);
	});

	it('how likely it is to be acted on is intent, and nothing else', async () => {
		expect(await topicsOf("How likely do you think it is that you'd act on them?")).toEqual([
			'suicide_intent',
		]);
	});

	it('"tried anything" after it is an attempt, elsewhere a remedy', async () => {
		const text = 'Have you ever tried anything before?';
		expect(await topicsOf(text, after('suicide_plan'))).toEqual(['past_suicide_attempt']);
		expect(await topicsOf(text, after('pain'))).toEqual(['tried_remedies']);
	});

	it('leave to ask is asked beside it', async () => {
		const text =
			'Is it okay if I ask about something difficult? Have you had thoughts of ending your life?';
		expect(await topicsOf(text)).toEqual(['suicidal_thoughts']);
		expect(await actsOf(text)).toContain('permission');
	});
});

describe('what is vague is read with the turn before', () => {
	it.each([
		['did they give you any tablets back then', 'prior_episodes', 'prior_episodes'],
		['How much would you say on a normal night?', 'alcohol', 'alcohol_amount'],
		["why hasn't he had them?", 'immunisation', 'immunisation'],
		['So no complaints at all?', 'development', 'development'],
	])('%s', async (text, before, topic) =>
		expect(await topicsOf(text, after(before))).toEqual([topic]),
	);
});

describe('acts are found beside others', () => {
	it.each([
		['Thanks Ann. What you tell me stays within our team.', 'confidentiality'],
		['You should of given up years ago, at your age!', 'judgement'],
		['You really should know better after eleven years.', 'judgement'],
		['If it gets worse you can ring 111 at any time, OK?', 'safety_net'],
		["I'm sorry.", 'empathy'],
		["Hello, I'm Tom Bell, one of the foundation doctors.", 'introduction'],
	])('%s', async (text, act) => expect(await actsOf(text)).toContain(act));

	it('advice asks nothing, whatever its mark, and an offer asks nothing of the history', async () => {
		expect(await topicsOf('If it gets worse you can ring 111 at any time, OK?')).toEqual([]);
		expect(await topicsOf('Do you want some GTN?')).toEqual([]);
		expect(await topicsOf('Do you need a drink of water?')).toEqual([]);
	});

	it('a drink that is needed first thing is no offer', async () => {
		expect(await topicsOf('Do you need a drink first thing in the morning?')).toEqual([
			'alcohol_dependence',
		]);
	});
});
