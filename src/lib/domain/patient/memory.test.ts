import { expect, test } from 'vitest';
import { testScenario } from '../scenario/testScenario.ts';
import { rememberReading } from './memory.ts';
import { later, reading, topicReading } from './testTurn.ts';

test('a question counts for each guarded fact that it names, though another topic was read', () => {
	const offTopic = { ...topicReading('fever'), facts: ['another', 'smokes'] };
	const named = reading(['fever'], [], { topics: [offTopic] });
	expect(rememberReading(later, testScenario, named).askedFor).toEqual({ smokes: 1 });
});
