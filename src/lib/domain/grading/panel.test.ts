import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { DomainRating, Evidence, Grader, GraderRecord, ItemScore } from './grader.ts';
import { buildPanel, panelVersion, reducePanel } from './panel.ts';
import { sureFrom } from './reconcile.ts';
import { inputOf, rubricOf } from './testFixture.ts';

const rubric = rubricOf({
	item: { kind: 'elicited', topics: ['onset'], need: { full: 2, partial: 1 } },
});

const quoteOf = (words: string): Evidence => ({
	kind: 'utterance',
	utteranceId: words,
	quote: words,
	start: 0,
	end: words.length,
});

const score = (level: number | null, more: Partial<ItemScore> = {}): ItemScore => ({
	itemId: 'item',
	level,
	unscoredReason: level === null ? 'low_confidence' : null,
	credit: level ? 'asked' : 'none',
	evidence: level ? [quoteOf(`for ${level}`)] : [],
	nearest: [],
	confidence: 0.9,
	...more,
});

function reduced(...scores: ItemScore[]): ItemScore {
	const [item] = reducePanel(
		rubric,
		scores.map((one) => ({ items: [one] })),
	).items;
	if (!item) throw new Error('The item was left out.');
	return item;
}

describe('a panel', () => {
	it('gives the level in the middle', () => {
		expect(reduced(score(0), score(2), score(1)).level).toBe(1);
		expect(reduced(score(2), score(2), score(0)).level).toBe(2);
	});

	it('split evenly gives the lower level, in doubt', () => {
		const split = reduced(score(1), score(2));
		expect(split.level).toBe(1);
		expect(split.confidence).toBeLessThan(sureFrom);
	});

	it('is as sure as the share of its members behind the level', () => {
		expect(reduced(score(1), score(1), score(1)).confidence).toBeCloseTo(0.9);
		expect(reduced(score(1), score(1), score(0)).confidence).toBeCloseTo(0.6);
	});

	it('rests on the evidence of all who gave the level, each once; the others’ is shown as nearest', () => {
		const [a, b] = [quoteOf('a'), quoteOf('b')];
		const given = reduced(score(1, { evidence: [a] }), score(1, { evidence: [a, b] }), score(2));
		expect(given.evidence).toEqual([a, b]);
		expect(given.nearest).toEqual([quoteOf('for 2')]);
	});

	it('leaves to a person what half of its members leave to one', () => {
		expect(reduced(score(null), score(1))).toMatchObject({
			level: null,
			unscoredReason: 'low_confidence',
		});
		expect(reduced(score(null), score(1), score(1)).level).toBe(1);
	});

	it('is in doubt where a member’s quotes were void', () => {
		const isVoid = score(null, { unscoredReason: 'void_evidence' });
		expect(reduced(isVoid, score(1), score(1)).confidence).toBeLessThan(sureFrom);
		expect(reduced(isVoid, isVoid, score(1)).unscoredReason).toBe('void_evidence');
	});

	it('never gives more than its most generous member, nor less than its strictest', () => {
		const level = fc.integer({ min: 0, max: 2 });
		fc.assert(
			fc.property(fc.array(level, { minLength: 1, maxLength: 6 }), (levels) => {
				const given = reduced(...levels.map((each) => score(each))).level ?? NaN;
				expect(given).toBeGreaterThanOrEqual(Math.min(...levels));
				expect(given).toBeLessThanOrEqual(Math.max(...levels));
			}),
		);
	});

	it('does not depend on the order of its members', () => {
		const members = [score(0), score(2), score(1), score(null)];
		expect(reduced(...members.toReversed()).level).toBe(reduced(...members).level);
	});
});

describe('a panel’s global rating', () => {
	const rating = (level: number | null, more: Partial<DomainRating> = {}): DomainRating => ({
		...{ domainId: 'listening', level, low: level, high: level },
		...{ unscoredReason: level === null ? 'low_confidence' : null, evidence: [], confidence: 0.8 },
		...more,
	});
	const rated = (...ratings: DomainRating[]) =>
		reducePanel(
			rubric,
			ratings.map((one) => ({ items: [], domains: [one] })),
		).domains?.[0];

	it('is the one in the middle, with an interval that holds all of theirs', () => {
		expect(rated(rating(3), rating(4, { high: 5 }), rating(2))).toMatchObject({
			level: 3,
			low: 2,
			high: 5,
		});
	});

	it('is none where they are more than two levels apart, or half of them unsure', () => {
		expect(rated(rating(1), rating(4), rating(4))?.level).toBeNull();
		expect(rated(rating(null), rating(4))?.level).toBeNull();
	});
});

const record: GraderRecord = {
	model: 'small',
	promptHash: 'abc',
	parameters: { temperature: 0 },
	tokens: 10,
	cost: null,
	raw: {},
	failedParts: [],
};
const member = (grade: Grader['grade']): Grader => ({
	method: 'model',
	version: 'model-1/small/1',
	grade,
});

test('a panel grades with all its members, adds up what they used, and goes on without one that fails', async () => {
	const answers = member(async () => ({ items: [score(1)], record }));
	const fails = member(async () => Promise.reject(new Error('The server is down.')));
	const panel = buildPanel([answers, answers, fails]);
	const { items, record: joined } = await panel.grade(inputOf(rubric, {}));
	expect(items[0]).toMatchObject({ level: 1 });
	expect(items[0]?.confidence).toBeCloseTo(0.6);
	expect(joined).toMatchObject({ model: 'small', tokens: 20, parameters: { members: 3 } });
	await expect(buildPanel([fails]).grade(inputOf(rubric, {}))).rejects.toThrow('down');
});

test('its version names its members, in whatever order', () => {
	expect(panelVersion(['b', 'a'])).toBe(panelVersion(['a', 'b']));
	expect(panelVersion(['a', 'a'])).not.toBe(panelVersion(['a']));
});
