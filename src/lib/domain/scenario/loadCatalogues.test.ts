import { expect, test } from 'vitest';
import { lineOf, plant, smallFindings, smallTopics } from './fixtures/smallScenario.ts';
import { parseFindingCatalogue, parseTopicCatalogue } from './loadCatalogues.ts';

const topicFaults = (text: string) => {
	const parsed = parseTopicCatalogue(text, 'topics.en.yaml');
	return 'faults' in parsed ? parsed.faults : [];
};

test('a topic id is used once', () => {
	const text = plant(smallTopics, 'id: joint_pain', 'id: onset');
	const [fault] = topicFaults(text);
	expect(fault?.problem).toBe('the id "onset" is used twice in "topics"');
	expect(fault?.line).toBe(lineOf(text, 'Joint pain'));
});

test('a topic lies within one that exists', () => {
	const text = plant(smallTopics, 'within: alcohol', 'within: alcohl');
	const [fault] = topicFaults(text);
	expect(fault?.line).toBe(lineOf(text, 'alcohl'));
	expect(fault?.mend).toMatch(/did you mean "alcohol"/);
});

test('a topic does not lie within itself', () => {
	expect(topicFaults(plant(smallTopics, 'within: alcohol', 'within: alcohol_amount'))).toHaveLength(
		1,
	);
});

test('a finding id is used once', () => {
	const parsed = parseFindingCatalogue(plant(smallFindings, 'id: ecg', 'id: joints'), 'f.yaml');
	expect('faults' in parsed && parsed.faults[0]?.line).toBe(lineOf(smallFindings, 'ecg'));
});
