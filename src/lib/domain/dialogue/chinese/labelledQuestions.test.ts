import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { measureQuestions, readLabelledQuestions } from '../labelledQuestions.fixture.ts';
import { topicCatalogueSchema } from '../topicCatalogue.ts';
import { buildChineseInterpreter } from './buildChineseInterpreter.ts';

const catalogue = topicCatalogueSchema.parse(
	parse(readFileSync('scenarios/topics.zh-CN.yaml', 'utf8')),
);
const labelled = readLabelledQuestions('src/lib/domain/dialogue/chinese/labelledQuestions.yaml');
const interpreter = buildChineseInterpreter({ catalogue });
const topicsOf = async (text: string) =>
	(await interpreter.read(text, [])).topics.map(({ id }) => id);

describe('questions phrased otherwise than in the catalogue', () => {
	it.each(['seen', 'keptAside'] as const)(
		'the right topic comes first: %s',
		async (name) => {
			const { accuracy } = await measureQuestions(interpreter, labelled[name]);
			expect(accuracy).toBeGreaterThanOrEqual(0.85);
		},
		60_000,
	);

	it('no labelled question stands in the catalogue word for word', () => {
		const phrasings = new Set(catalogue.topics.flatMap((topic) => topic.phrasings));
		const all = Object.values(labelled).flatMap((set) => Object.values(set).flat());
		expect(all.filter(({ asks }) => phrasings.has(asks))).toEqual([]);
	});

	it('every authored phrasing reaches its topic, or nearly every one', async () => {
		let right = 0;
		const all = catalogue.topics.flatMap(({ id, phrasings }) =>
			phrasings.map((text) => ({ id, text })),
		);
		for (const { id, text } of all) if ((await topicsOf(text)).includes(id)) right++;
		expect(right / all.length).toBeGreaterThan(0.97);
	}, 60_000);
});
