import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { measureQuestions, readLabelledQuestions } from '../labelledQuestions.fixture.ts';
import { topicCatalogueSchema } from '../topicCatalogue.ts';
import { buildEnglishInterpreter } from './englishInterpreter.ts';

const catalogue = topicCatalogueSchema.parse(
	parse(readFileSync('scenarios/topics.en.yaml', 'utf8')),
);
const labelled = readLabelledQuestions('src/lib/domain/dialogue/english/labelledQuestions.yaml');
const interpreter = buildEnglishInterpreter({ catalogue, vectors: [] });

describe('questions as students type them, read by phrases alone', () => {
	it.each([
		['seen', 0.68],
		['keptAside', 0.73],
	] as const)('the right topics are read: %s', async (name, least) => {
		const { accuracy, misses, total } = await measureQuestions(interpreter, labelled[name]);
		// What goes wrong with those kept aside stays unseen, so that nobody tunes on it.
		const shown = name === 'seen' ? misses : [];
		console.info([`${name}: ${accuracy.toFixed(3)} of ${total}`, ...shown].join('\n'));
		expect(accuracy).toBeGreaterThanOrEqual(least);
	});

	it('no labelled question stands in the catalogue word for word', () => {
		const phrasings = new Set(catalogue.topics.flatMap((topic) => topic.phrasings));
		const all = Object.values(labelled).flatMap((set) => Object.values(set).flat());
		expect(all.filter(({ asks }) => phrasings.has(asks))).toEqual([]);
	});
});
