import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { topicCatalogueSchema } from '#lib/domain/dialogue/topicCatalogue.ts';
import { questionLabelSchema, readQuestionLabels, type QuestionLabel } from './questionLabels.ts';
import { scoreQuestions, wrongTopics } from './questionScores.ts';

const label = (asks: string[][], rest: Partial<QuestionLabel> = {}): QuestionLabel => ({
	set: 'A',
	id: 'X1',
	turn: 0,
	asks: asks.map((anyOf) => ({ anyOf })),
	...rest,
});
const off = label([], { off: true });
const hits = (questions: Parameters<typeof scoreQuestions>[0]) => {
	const { first, recall, precision, offRecognised, answeredNothing } = scoreQuestions(questions);
	return [first, recall, precision, offRecognised, answeredNothing].map(
		({ hits, n }) => `${hits}/${n}`,
	);
};

describe('a reading held against its label', () => {
	it('is right first when the surest topic is any of those asked', () => {
		const asked = label([['nausea'], ['vomiting']]);
		expect(hits([{ label: asked, read: ['vomiting', 'nausea'] }])[0]).toBe('1/1');
		expect(hits([{ label: asked, read: ['diarrhoea', 'nausea'] }])[0]).toBe('0/1');
	});

	it('finds a thing asked by any one of its topics, and is not wrong about the others', () => {
		const asked = label([['onset', 'duration'], ['cough']]);
		expect(hits([{ label: asked, read: ['duration'] }]).slice(1, 3)).toEqual(['1/2', '1/1']);
	});

	it('may name what is allowed beside, which counts neither for nor against it', () => {
		const one = {
			label: label([['fever']], { also: ['cough'] }),
			read: ['fever', 'cough', 'rash'],
		};
		expect(wrongTopics(one)).toEqual(['rash']);
		expect(hits([one])[2]).toBe('1/2');
	});

	it('recognises a turn off the catalogue by naming nothing; what it names is wrong', () => {
		expect(hits([{ label: off, read: [] }])).toEqual(['0/0', '0/0', '0/0', '1/1', '0/0']);
		expect(hits([{ label: off, read: ['cough'] }])).toEqual(['0/0', '0/0', '0/1', '0/1', '0/0']);
	});

	it('answers nothing where something was asked and nothing is named', () => {
		expect(hits([{ label: label([['fever']]), read: [] }])[4]).toBe('1/1');
	});
});

describe('the labels of recorded questions', () => {
	const labels = readQuestionLabels('all');

	it('name topics of the catalogue', () => {
		const { topics } = topicCatalogueSchema.parse(
			parse(readFileSync('scenarios/topics.en.yaml', 'utf8')),
		);
		const known = new Set(topics.map(({ id }) => id));
		const named = labels.flatMap(({ asks, also = [] }) => [
			...asks.flatMap((ask) => ask.anyOf),
			...also,
		]);
		expect(named.filter((topic) => !known.has(topic))).toEqual([]);
	});

	it('are one to a turn, with 25 or more off the catalogue in each set', () => {
		expect(new Set(labels.map(({ id, turn }) => `${id} ${turn}`)).size).toBe(labels.length);
		const offOf = (set: string) => readQuestionLabels(set).filter((one) => one.off).length;
		expect(Math.min(offOf('A'), offOf('B'))).toBeGreaterThanOrEqual(25);
	});

	it('either ask something or are off the catalogue', () => {
		expect(questionLabelSchema.safeParse(label([])).success).toBe(false);
		expect(questionLabelSchema.safeParse(label([['fever']], { off: true })).success).toBe(false);
	});

	it('are chosen by set, and a set that does not exist is named', () => {
		expect(() => readQuestionLabels('C')).toThrow('There is no set "C"');
	});
});
