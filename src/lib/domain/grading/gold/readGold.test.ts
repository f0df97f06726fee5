import { describe, expect, test } from 'vitest';
import type { PriorTurn, Reading } from '../../dialogue/reading.ts';
import { buildRuleGrader } from '../ruleGrader.ts';
import { compareMarks } from './compareMarks.ts';
import { parseGold } from './loadGold.ts';
import { readGold } from './readGold.ts';
import { smallCase, smallGold } from './smallGold.fixture.ts';

function getSmallGold() {
	const parsed = parseGold(smallGold, 'average.en.yaml');
	if ('faults' in parsed) throw new Error(parsed.faults[0]?.problem);
	return parsed.gold;
}

/** Understands "when" and nothing else, and keeps what it was told came before. */
function readerOf(seen: (readonly PriorTurn[])[] = []) {
	const question = { id: 'onset', score: 0.9, words: 'When', style: 'open', why: 'test' } as const;
	const read = async (text: string, before: readonly PriorTurn[]): Promise<Reading> => {
		seen.push(before);
		const isWhen = text.startsWith('When');
		const topics = isWhen ? [question] : [];
		return {
			topics,
			candidates: [],
			acts: [],
			style: isWhen ? 'open' : 'none',
			isQuestion: isWhen,
		};
	};
	return { interpreter: { version: 'test', read }, topics: new Map() };
}

const score = async () => {
	const input = await readGold(getSmallGold(), smallCase(), readerOf());
	return (await buildRuleGrader().grade(input)).items;
};

describe('a gold transcript is read as in play', () => {
	test('each line of the student with all that was said before it', async () => {
		const seen: (readonly PriorTurn[])[] = [];
		await readGold(getSmallGold(), smallCase(), readerOf(seen));
		expect(seen.map((before) => before.length)).toEqual([0, 2, 4]);
		expect(seen[2]?.at(-2)).toMatchObject({ speaker: 'student', topics: ['onset'] });
	});

	test('each line of the patient tells what the file says, in answer to the line before', async () => {
		const { utterances } = await readGold(getSmallGold(), smallCase(), readerOf());
		expect(utterances[3]).toMatchObject({ told: ['onset_friday'], answersId: utterances[2]?.id });
	});

	test('deeds are on record, findings and actions apart', async () => {
		const gold = getSmallGold();
		const lines = [...gold.lines, { by: 'student' as const, did: 'see_alone' }];
		const { events } = await readGold({ ...gold, lines }, smallCase(), readerOf());
		expect(events).toMatchObject([
			{ type: 'finding', targetId: 'joints' },
			{ type: 'action', targetId: 'see_alone' },
		]);
	});
});

test('a grader is compared with the gold item by item, in points too', async () => {
	const compared = compareMarks(getSmallGold(), smallCase().rubric, await score());
	expect(compared.map(({ itemId, goldPoints, points }) => [itemId, goldPoints, points])).toEqual([
		['asked_onset', 1, 1],
		['asked_alcohol', 1, 1],
		['examined', 2, 2],
		['noted', 2, 2],
		['no_leading', 1, 1],
	]);
});
