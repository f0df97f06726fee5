import { describe, expect, it } from 'vitest';
import type { Rubric } from '../../rubric/schema.ts';
import type { ItemScore } from '../grader.ts';
import { asks, does, inputOf, patient, rubricOf, type Given } from '../testFixture.ts';
import { assembleResult } from './assembleResult.ts';
import { partsOf } from './gradingParts.ts';
import type { ItemAnswer, ModelAnswer } from './modelAnswer.ts';

const lines = [
	does('Hello, I am Sam.', 'introduction'),
	patient('My knee has swollen up.', ['swelling']),
	asks('fever', 'Have you had any fever?'),
	patient('I have been shivering.', ['shivers']),
	does('So it is swollen and you shiver.', 'summary'),
];

const answered = (answer: Partial<ItemAnswer>): ItemAnswer => ({
	id: 'item',
	quotes: [],
	nearest: [],
	credit: 'none',
	rationale: '',
	level: 0,
	confidence: 0.9,
	...answer,
});

const resultOf = (rubric: Rubric, given: Given, answer: ModelAnswer | { fault: string }) =>
	assembleResult(inputOf(rubric, given), [{ part: partsOf(rubric)[0]!, answer }]);

/** What stands of one answer for one item. */
function scoreOf(
	criterion: Parameters<typeof rubricOf>[0][string],
	answer: Partial<ItemAnswer>,
	given: Given = { lines },
): ItemScore {
	const rubric = rubricOf({ item: criterion });
	const [score] = resultOf(rubric, given, { items: [answered(answer)], domains: [] }).items;
	if (!score) throw new Error('The item was left out.');
	return score;
}

const fever = { kind: 'elicited', facts: ['shivers'] } as const;
const question = { at: 'L3', words: 'any fever' };

describe('a quote of a model', () => {
	it('is located in its line, and widened to the sentence for whoever reads it', () => {
		const score = scoreOf(fever, { level: 1, credit: 'asked', quotes: [question] });
		expect(score).toMatchObject({ level: 1, credit: 'asked', confidence: 0.9 });
		expect(score.evidence).toEqual([
			{ kind: 'utterance', utteranceId: 'u3', quote: 'Have you had any fever?', start: 0, end: 23 },
		]);
	});

	it.each([
		['that nobody said', { at: 'L3', words: 'Any chills at night?' }],
		['of the patient', { at: 'L4', words: 'I have been shivering.' }],
		['of the patient under a number of the student', { at: 'L3', words: 'I have been shivering.' }],
		['from a line that is not there', { at: 'L99', words: 'Have you had any fever?' }],
		['with a word changed', { at: 'L3', words: 'Have you felt any fever?' }],
		['of part of a word', { at: 'L3', words: 'eve' }],
		['of nothing', { at: 'L3', words: '…' }],
		['of the note, for the conversation', { at: 'N1', words: 'Aspirate' }],
	])('%s voids the mark', (_, quote) => {
		const given = { lines, note: { plan: 'Aspirate' } };
		const score = scoreOf(fever, { level: 1, credit: 'asked', quotes: [question, quote] }, given);
		expect(score).toMatchObject({ level: null, unscoredReason: 'void_evidence' });
	});

	it('that comes nearest is kept where it holds, and left out where it does not', () => {
		const nearest = [question, { at: 'L4', words: 'I have been shivering.' }];
		expect(scoreOf(fever, { nearest }).nearest).toMatchObject([{ utteranceId: 'u3' }]);
	});
});

describe('what a model claims is held to the rubric by code', () => {
	it('a level off the scale is for a person', () => {
		for (const level of [2, 999, -1, 0.5]) {
			const score = scoreOf(fever, { level, credit: 'asked', quotes: [question] });
			expect(score).toMatchObject({ level: null, unscoredReason: 'needs_person' });
		}
	});

	it('a mark without words is void', () => {
		expect(scoreOf(fever, { level: 1, credit: 'asked' }).unscoredReason).toBe('void_evidence');
	});

	it('a credit that the rubric does not score earns nothing, and its words are shown', () => {
		const score = scoreOf(fever, { level: 1, credit: 'confirmed', quotes: [question] });
		expect(score).toMatchObject({
			level: 0,
			credit: 'confirmed',
			nearest: [{ utteranceId: 'u3' }],
		});
	});

	it('obtained, but nohow, is unsure', () => {
		const score = scoreOf(fever, { level: 1, credit: 'none', quotes: [question] });
		expect(score.unscoredReason).toBe('low_confidence');
	});

	it('certainty off its scale is none', () => {
		expect(scoreOf(fever, { confidence: 42 }).confidence).toBe(0);
	});

	it('"cannot tell" is unscored, never a zero', () => {
		expect(scoreOf(fever, { level: null })).toMatchObject({
			level: null,
			unscoredReason: 'low_confidence',
		});
	});

	it('an item answered twice is for a person', () => {
		const rubric = rubricOf({ item: fever });
		const twice = [answered({}), answered({ level: 1, credit: 'asked', quotes: [question] })];
		const [score] = resultOf(rubric, { lines }, { items: twice, domains: [] }).items;
		expect(score).toMatchObject({ level: null, unscoredReason: 'needs_person' });
	});

	it('answers for items that nobody asked about are passed over', () => {
		const rubric = rubricOf({ item: fever });
		const stray = answered({ id: 'other', level: 1, quotes: [question] });
		expect(
			resultOf(rubric, { lines }, { items: [answered({}), stray], domains: [] }).items,
		).toHaveLength(1);
	});
});

describe('where the rubric says when it counts, the cited lines decide', () => {
	const opening = { kind: 'act', acts: ['introduction'], within: { first: 1 } } as const;
	const early = { at: 'L1', words: 'I am Sam' };
	const late = { at: 'L5', words: 'So it is swollen' };

	it('in time it counts', () => {
		expect(scoreOf(opening, { level: 1, quotes: [early] }).level).toBe(1);
	});

	it('out of time it counts for nothing, and is shown', () => {
		const score = scoreOf(opening, { level: 1, quotes: [late] });
		expect(score).toMatchObject({ level: 0, evidence: [], nearest: [{ utteranceId: 'u5' }] });
	});

	it('where only some of it was in time nobody can say what that was worth', () => {
		const score = scoreOf(opening, { level: 1, quotes: [early, late] });
		expect(score.unscoredReason).toBe('low_confidence');
	});
});

describe('what must not happen', () => {
	const pushing = { kind: 'absence', styles: ['leading'], allowed: 1 } as const;
	const offences = [question, { at: 'L5', words: 'So it is swollen' }];

	it('costs the mark by the offences cited, which code counts', () => {
		const score = scoreOf(pushing, { level: 1, quotes: offences });
		expect(score).toMatchObject({
			level: 0,
			evidence: [{ utteranceId: 'u3' }, { utteranceId: 'u5' }],
		});
	});

	it('is a checked absence where no more happened than is forgiven', () => {
		const score = scoreOf(pushing, { level: 1, quotes: offences.slice(0, 1) });
		expect(score).toMatchObject({ level: 1, evidence: [{ kind: 'absence', searched: 3 }] });
	});

	it('is unsure where the level says more than the offences cited', () => {
		expect(scoreOf(pushing, { level: 0, quotes: [question] }).unscoredReason).toBe(
			'low_confidence',
		);
	});

	it('voids the judgement where the offence is the patient’s', () => {
		const quotes = [...offences, { at: 'L4', words: 'I have been shivering.' }];
		expect(scoreOf(pushing, { level: 0, quotes }).unscoredReason).toBe('void_evidence');
	});

	it('cannot be judged of somebody who said nothing', () => {
		expect(scoreOf(pushing, { level: 1 }, {}).level).toBeNull();
	});
});

describe('the note', () => {
	const first = { kind: 'note', parts: ['differential'], first: 1, mentions: [['gout']] } as const;
	const note = {
		differential: [
			{ diagnosis: 'Septic arthritis', reasonsAgainst: 'Gout is likelier' },
			{ diagnosis: 'Gout' },
		],
	};

	it('counts what stands in the boxes that the rubric names, verbatim', () => {
		const septic = { ...first, mentions: [['septic arthritis']] } as const;
		const score = scoreOf(
			septic,
			{ level: 1, quotes: [{ at: 'N1', words: 'septic arthritis' }] },
			{ lines, note },
		);
		expect(score.evidence).toEqual([
			{ kind: 'note', part: 'differential', quote: 'Septic arthritis' },
		]);
	});

	it.each([
		['further down the differential', { at: 'N3', words: 'Gout' }],
		['among the reasons', { at: 'N2', words: 'Gout is likelier' }],
	])('counts nothing %s', (_, quote) => {
		expect(scoreOf(first, { level: 1, quotes: [quote] }, { lines, note }).level).toBe(0);
	});

	it('counts nothing that was never obtained, whatever the model says', () => {
		const told = {
			kind: 'note',
			parts: ['plan'],
			mentions: [['needles']],
			obtained: { facts: ['shared_needles'] },
		} as const;
		const quotes = [{ at: 'N1', words: 'needles' }];
		const score = scoreOf(told, { level: 1, quotes }, { lines, note: { plan: 'Shared needles' } });
		expect(score).toMatchObject({ level: 0, nearest: [{ quote: 'needles' }] });
	});
});

describe('beside the answers', () => {
	const rubric = rubricOf({
		item: fever,
		tapped: { kind: 'action', findings: ['joint_tap'] },
		harmless: { kind: 'absence', actions: ['call_senior'] },
	});
	const events = [{ revision: 4, type: 'finding' as const, targetId: 'joint_tap', atMs: 0 }];

	it('deeds are decided by the record', () => {
		const { items } = resultOf(rubric, { lines, events }, { items: [answered({})], domains: [] });
		expect(items.map(({ itemId, level }) => [itemId, level])).toEqual([
			['item', 0],
			['tapped', 1],
			['harmless', 1],
		]);
	});

	it('a part without an answer leaves its items unscored and says why', () => {
		const { items, domains } = resultOf(
			rubric,
			{ lines, events },
			{ fault: 'The server is down.' },
		);
		expect(items[0]).toMatchObject({
			level: null,
			unscoredReason: 'needs_person',
		});
		expect(items[1]?.level).toBe(1);
		expect(domains).toMatchObject([{ level: null, rationale: 'The server is down.' }, {}, {}]);
	});

	it('an item the model left out is unscored', () => {
		const { items } = resultOf(rubric, { lines }, { items: [], domains: [] });
		expect(items[0]).toMatchObject({ level: null, unscoredReason: 'needs_person' });
	});
});
