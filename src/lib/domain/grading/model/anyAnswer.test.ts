import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GradingInput, ItemScore } from '../grader.ts';
import { totalsOf } from '../points.ts';
import { asks, does, inputOf, patient, rubricOf } from '../testFixture.ts';
import { findEvidenceFault } from '../verifyEvidence.ts';
import { assembleResult } from './assembleResult.ts';
import { partsOf } from './gradingParts.ts';
import type { ItemAnswer } from './modelAnswer.ts';

const lines = [
	does('Hello, I am Sam.', 'introduction'),
	patient('My knee has swollen up.', ['swelling']),
	asks('fever', 'Have you had any fever?'),
	patient('I have been shivering.', ['shivers']),
	does('So it is swollen and you shiver.', 'summary'),
];

describe('whatever a model answers', () => {
	const rubric = rubricOf({
		item: { kind: 'elicited', facts: ['shivers', 'tired'], need: { full: 2, partial: 1 } },
		act: { kind: 'act', acts: ['summary'], within: { last: 2 } },
		absence: { kind: 'absence', styles: ['leading'], allowed: 1 },
		note: { kind: 'note', parts: ['plan'], mentions: [['aspirate']] },
	});
	const note = { plan: 'Aspirate the knee', summary: 'Swollen knee' };
	const words = fc.oneof(
		fc.constantFrom(...lines.map(({ text }) => text), note.plan, note.summary),
		fc.string(),
	);
	const at = fc.constantFrom('L1', 'L2', 'L3', 'L4', 'L5', 'L9', 'N1', 'N2', 'x');
	const quotes = fc.array(fc.record({ at, words }), { maxLength: 4 });
	const level = fc.option(fc.oneof(fc.integer({ min: -1, max: 3 }), fc.double()));
	const item: fc.Arbitrary<ItemAnswer> = fc.record({
		id: fc.constantFrom('item', 'act', 'absence', 'note', 'other'),
		quotes,
		nearest: quotes,
		credit: fc.constantFrom('asked', 'explored', 'volunteered', 'confirmed', 'none', 'x'),
		rationale: fc.string(),
		level,
		confidence: fc.double(),
	});

	const isOwn = (score: ItemScore, input: GradingInput) =>
		[...score.evidence, ...score.nearest].every((each) => findEvidenceFault(each, input) === null);

	it('every mark given rests on the student’s own words, and the total is one the rubric knows', () => {
		fc.assert(
			fc.property(fc.array(item, { maxLength: 6 }), (items) => {
				const input = inputOf(rubric, { lines, note });
				const part = partsOf(rubric)[0]!;
				const answer = { items, domains: [] };
				const scores = assembleResult(input, [{ part, answer }]).items;
				const given = scores.filter((score) => score.level !== null && score.level > 0);
				expect(given.every((score) => score.evidence.length > 0)).toBe(true);
				expect(
					scores.filter((score) => score.level !== null).every((score) => isOwn(score, input)),
				).toBe(true);
				expect(scores.every(({ confidence }) => confidence >= 0 && confidence <= 1)).toBe(true);
				const { points, maxPoints } = totalsOf(rubric, scores);
				expect(points).toBeLessThanOrEqual(maxPoints);
			}),
		);
	});
});
