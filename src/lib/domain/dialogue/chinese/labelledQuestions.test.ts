import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { topicCatalogueSchema } from '../topicCatalogue.ts';
import { buildChineseInterpreter } from './buildChineseInterpreter.ts';

const readYaml = (file: string): unknown => parse(readFileSync(file, 'utf8'));
const catalogue = topicCatalogueSchema.parse(readYaml('scenarios/topics.zh-CN.yaml'));
const questionSetSchema = z.record(z.string(), z.array(z.string()));
const labelled = z
	.strictObject({ seen: questionSetSchema, keptAside: questionSetSchema })
	.parse(readYaml('src/lib/domain/dialogue/chinese/labelledQuestions.yaml'));
const interpreter = buildChineseInterpreter({ catalogue });
const topicsOf = async (text: string) =>
	(await interpreter.read(text, [])).topics.map(({ id }) => id);

const measure = async (set: Record<string, string[]>) => {
	const misses: string[] = [];
	let total = 0;
	for (const [topic, questions] of Object.entries(set))
		for (const question of questions) {
			total++;
			const [first] = await topicsOf(question);
			if (first !== topic) misses.push(`${question} | ${topic} | ${first ?? '-'}`);
		}
	return { accuracy: (total - misses.length) / total, misses, total };
};

describe('questions phrased otherwise than in the catalogue', () => {
	it.each(['seen', 'keptAside'] as const)(
		'the right topic comes first: %s',
		async (name) => {
			const { accuracy, misses, total } = await measure(labelled[name]);
			console.info([`${name}: ${accuracy.toFixed(3)} of ${total}`, ...misses].join('\n'));
			expect(accuracy).toBeGreaterThanOrEqual(0.85);
		},
		60_000,
	);

	it('no labelled question stands in the catalogue word for word', () => {
		const phrasings = new Set(catalogue.topics.flatMap((topic) => topic.phrasings));
		const all = Object.values(labelled).flatMap((set) => Object.values(set).flat());
		expect(all.filter((question) => phrasings.has(question))).toEqual([]);
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
