import { expect, test } from 'vitest';
import type { DomainRating } from './grader.ts';
import { buildRuleGrader } from './ruleGrader.ts';
import { asks, inputOf, patient, rubricOf } from './testFixture.ts';
import { verifyRatings } from './verifyRatings.ts';

const rubric = rubricOf({ item: { kind: 'act', acts: ['empathy'] } });
const input = inputOf(rubric, { lines: [asks('onset', 'When?'), patient('On Monday.')] });
const quote = { kind: 'utterance', utteranceId: 'u1', quote: 'When?', start: 0, end: 5 } as const;
const theirs = {
	kind: 'utterance',
	utteranceId: 'u2',
	quote: 'On Monday.',
	start: 0,
	end: 10,
} as const;

const verified = (...ratings: Partial<DomainRating>[]) =>
	verifyRatings(
		ratings.map((rating) => ({
			...{ domainId: 'listening', level: 3, low: 2, high: 4, unscoredReason: null },
			...{ evidence: [quote], confidence: 0.8, ...rating },
		})),
		rubric,
		input,
	);

test('a rating on its scale, within its interval, on the student’s words stands; the others are unrated', () => {
	expect(verified({})).toMatchObject([
		{ domainId: 'listening', level: 3, low: 2, high: 4, evidence: [quote] },
		{ domainId: 'structure', level: null, unscoredReason: 'needs_person' },
		{ domainId: 'respect', level: null },
	]);
});

test.each<[string, Partial<DomainRating>]>([
	['off the scale', { level: 6, high: 6 }],
	['between two levels', { level: 3.5 }],
	['outside its own interval', { low: 4 }],
	['with an interval off the scale', { high: 999 }],
])('a rating %s is for a person', (_, rating) => {
	expect(verified(rating)[0]).toMatchObject({
		level: null,
		low: null,
		unscoredReason: 'needs_person',
	});
});

test('a domain rated twice is for a person', () => {
	expect(verified({}, { level: 2 })[0]?.unscoredReason).toBe('needs_person');
});

test('a rating on somebody else’s words, or on none, is void', () => {
	expect(verified({ evidence: [quote, theirs] })[0]).toMatchObject({
		level: null,
		unscoredReason: 'void_evidence',
		evidence: [quote],
	});
	expect(verified({ evidence: [] })[0]?.unscoredReason).toBe('void_evidence');
});

test('rules weigh no whole: they rate no domain', async () => {
	const { domains } = await buildRuleGrader().grade(input);
	expect(domains).toBeUndefined();
});
