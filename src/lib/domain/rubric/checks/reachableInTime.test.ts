import { expect, test } from 'vitest';
import { getSmallScenario, smallRubric } from '../../scenario/fixtures/smallScenario.ts';
import { parseRubric } from '../loadRubric.ts';
import type { Rubric } from '../schema.ts';
import { timeFlaws, wordsIn } from './reachableInTime.ts';

const scenario = getSmallScenario();

function rubricWithQuestions(...questions: string[]): Rubric {
	const parsed = parseRubric(smallRubric, 'rubric.en.yaml');
	if ('faults' in parsed) throw new Error('the small rubric is faulty');
	const [section] = parsed.rubric.sections;
	const items = questions.map((question) => ({ ...section!.items[0]!, question }));
	return { ...parsed.rubric, sections: [{ ...section!, items }] };
}

const words = (count: number) => Array(count).fill('word').join(' ');

test('questions that can be typed within the time are no fault', () => {
	expect(timeFlaws(rubricWithQuestions(words(100), words(200)), scenario)).toEqual([]);
});

test('the first item past the end of the time is named, and no other', () => {
	const rubric = rubricWithQuestions(words(200), words(300), words(10));
	expect(timeFlaws(rubric, scenario)).toMatchObject([{ path: ['sections', 0, 'items', 1] }]);
});

test('what is written in the note takes none of the conversation’s time', () => {
	const rubric = rubricWithQuestions(words(900));
	const item = rubric.sections[0]!.items[0]!;
	item.criterion = { kind: 'note', parts: ['plan'], mentions: [['rest']], need: { full: 1 } };
	expect(timeFlaws(rubric, scenario)).toEqual([]);
});

test('Chinese is measured by its characters', () => {
	expect(wordsIn('什么时候开始疼的')).toBeCloseTo(8 * (2 / 3));
	expect(wordsIn('做过CT吗')).toBeCloseTo(3 * (2 / 3) + 1);
});
