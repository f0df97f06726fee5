import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence, ItemScore } from './grader.ts';
import { quoteUtterance } from './quoteUtterance.ts';
import { does, inputOf, patient, rubricOf, student } from './testFixture.ts';
import { findEvidenceFault, verifyScores } from './verifyEvidence.ts';

const rubric = rubricOf({
	first: { kind: 'act', acts: ['greeting'] },
	second: { kind: 'act', acts: ['closing'], need: { full: 2, partial: 1 } },
});
const record = inputOf(rubric, {
	lines: [student('Good morning,  Ada. Cafe\u0301?'), patient('Good morning.')],
	note: { problems: ['Hot knee', 'Fever'], plan: 'Joint tap\nat once' },
	events: [{ revision: 3, type: 'finding', targetId: 'joint_tap', atMs: 0 }],
});

const said = (quote: string, start: number, end: number, utteranceId = 'u1'): Evidence => ({
	kind: 'utterance',
	utteranceId,
	quote,
	start,
	end,
});
const fault = (evidence: Evidence) => findEvidenceFault(evidence, record);

describe('evidence', () => {
	it('holds when the quote is what the student said at that place', () => {
		expect(fault(said('Good morning', 0, 12))).toBeNull();
	});

	it('holds whatever the runs of white space and the Unicode form', () => {
		expect(fault(said('morning, Ada.', 5, 19))).toBeNull();
		expect(fault(said('Café', 20, 25))).toBeNull();
	});

	it.each([
		['of the patient', said('Good morning', 0, 12, 'u2'), 'not_the_students'],
		['of no line on record', said('Good morning', 0, 12, 'u9'), 'not_the_students'],
		['in another case', said('good morning', 0, 12), 'not_verbatim'],
		['from another place', said('Good morning', 1, 13), 'not_verbatim'],
		['with an accent cut off', said('Cafe', 20, 24), 'not_verbatim'],
		['of nothing', said('', 0, 0), 'out_of_range'],
		['of white space', said(' ', 13, 15), 'not_verbatim'],
		['beyond the end', said('Good morning', 0, 99), 'out_of_range'],
		['before the start', said('Good morning', -1, 12), 'out_of_range'],
		['at no whole offset', said('Good morning', 0.5, 12), 'out_of_range'],
	])('does not hold when it quotes words %s', (_, evidence, expected) => {
		expect(fault(evidence)).toBe(expected);
	});

	it('quotes a note within one of its boxes and the part named', () => {
		const note = (part: 'problems' | 'plan', quote: string) => fault({ kind: 'note', part, quote });
		expect(note('problems', 'Hot knee')).toBeNull();
		expect(note('plan', 'tap at once')).toBeNull();
		expect(note('plan', 'Hot knee')).toBe('not_in_note');
		expect(note('problems', 'knee Fever')).toBe('not_in_note');
		expect(note('problems', ' ')).toBe('not_in_note');
	});

	it('names an event that was recorded', () => {
		const event = (revision: number) => fault({ kind: 'event', revision, targetId: 'joint_tap' });
		expect(event(3)).toBeNull();
		expect(event(4)).toBe('no_such_event');
	});

	it('claims an absence only over all the lines of a student who said something', () => {
		expect(fault({ kind: 'absence', searched: 1 })).toBeNull();
		expect(fault({ kind: 'absence', searched: 2 })).toBe('not_searched');
		const silent = inputOf(rubric, { lines: [patient('Hello?')] });
		expect(findEvidenceFault({ kind: 'absence', searched: 0 }, silent)).toBe('not_searched');
	});
});

const score = (itemId: string, rest: Partial<ItemScore> = {}): ItemScore => ({
	itemId,
	level: 1,
	unscoredReason: null,
	credit: null,
	evidence: [said('Good morning', 0, 12)],
	nearest: [],
	confidence: 0.9,
	...rest,
});
const verify = (...scores: ItemScore[]) => verifyScores(scores, rubric, record);

describe('scores', () => {
	it('pass untouched when their evidence holds', () => {
		const scores = [score('first'), score('second')];
		expect(verify(...scores)).toEqual({ items: scores, faults: [] });
	});

	it('are void when any quote fails, and the item is flagged', () => {
		const bad = said('Good evening', 0, 12);
		const good = said('Good morning', 0, 12);
		const { items, faults } = verify(score('first', { evidence: [good, bad] }), score('second'));
		expect(items[0]).toMatchObject({
			level: null,
			unscoredReason: 'void_evidence',
			evidence: [good],
			confidence: 0,
		});
		expect(faults).toEqual([{ itemId: 'first', fault: 'not_verbatim', evidence: bad }]);
	});

	it('are void when points are claimed on no evidence', () => {
		expect(verify(score('first', { evidence: [] })).items[0]?.unscoredReason).toBe('void_evidence');
	});

	it('lose a false near miss and keep their level', () => {
		const nearest = [said('Good evening', 0, 12)];
		const { items, faults } = verify(score('first', { level: 0, evidence: [], nearest }));
		expect(items[0]).toMatchObject({ level: 0, nearest: [] });
		expect(faults).toHaveLength(1);
	});

	it.each([2, -1, 0.5, Number.NaN])('off the scale (%s) go to a person', (level) => {
		expect(verify(score('first', { level })).items[0]).toMatchObject({
			level: null,
			unscoredReason: 'needs_person',
		});
	});

	it('are one an item, in the order of the rubric, and none beside it', () => {
		const { items, faults } = verify(score('other'), score('second'), score('second'));
		expect(items.map(({ itemId, level }) => [itemId, level])).toEqual([
			['first', null],
			['second', null],
		]);
		expect(faults.map((each) => each.fault)).toEqual(['not_in_rubric', 'twice']);
	});
});

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const canonical = (value: string) => value.normalize('NFC').replace(/\s+/gu, ' ').trim();

describe('for any text', () => {
	it('words found in a line are quoted so that the quote holds', () => {
		fc.assert(
			fc.property(text, fc.nat(), fc.nat(), (value, a, b) => {
				const [from, to] = [a % value.length, (b % value.length) + 1];
				const { utterances, events, note } = inputOf(rubric, { lines: [student(value)] });
				const line = utterances[0];
				const evidence = line && quoteUtterance(line, value.slice(from, to));
				if (!evidence) return;
				expect(findEvidenceFault(evidence, { utterances, events, note })).toBeNull();
			}),
		);
	});

	it('no altered quote passes', () => {
		fc.assert(
			fc.property(text, fc.nat(), fc.nat(), text, fc.boolean(), (value, a, b, insert, drops) => {
				const start = a % value.length;
				const end = start + 1 + (b % (value.length - start));
				const quote = value.slice(start, end);
				const at = (a + b) % quote.length;
				const altered = quote.slice(0, at) + insert + quote.slice(at + (drops ? 1 : 0));
				fc.pre(canonical(altered) !== canonical(quote));
				const altRecord = inputOf(rubric, { lines: [student(value)] });
				expect(findEvidenceFault(said(altered, start, end), altRecord)).not.toBeNull();
			}),
		);
	});

	it('no words of the patient pass, wherever they are said to be', () => {
		fc.assert(
			fc.property(text, text, fc.constantFrom('u1', 'u2'), (own, theirs, id) => {
				fc.pre(!canonical(own).includes(canonical(theirs)));
				const both = inputOf(rubric, { lines: [student(own), patient(theirs)] });
				const evidence = said(theirs, 0, theirs.length, id);
				expect(findEvidenceFault(evidence, both)).not.toBeNull();
			}),
		);
	});

	it('no quote of a note passes that is not in it', () => {
		fc.assert(
			fc.property(text, text, (plan, quote) => {
				fc.pre(!canonical(plan).includes(canonical(quote)) && canonical(quote) !== '');
				const input = inputOf(rubric, { lines: [does('Hello', 'greeting')], note: { plan } });
				expect(findEvidenceFault({ kind: 'note', part: 'plan', quote }, input)).toBe('not_in_note');
			}),
		);
	});
});
