import { describe, expect, it } from 'vitest';
import type { DomainRating } from './grader.ts';
import { standingRatings, type RatedGrading } from './standingRatings.ts';
import { rubricOf } from './testFixture.ts';

const rubric = rubricOf({ onset: { kind: 'elicited', topics: ['onset'] } });
const rating = (level: number | null, confidence = 0.9): DomainRating => ({
	domainId: 'listening',
	level,
	low: level,
	high: level,
	unscoredReason: level === null ? 'low_confidence' : null,
	evidence: [],
	confidence,
});
const grading = (
	method: RatedGrading['method'],
	domains: DomainRating[],
	createdAtMs = 1,
): RatedGrading => ({
	...{ id: `${method}${createdAtMs}`, method, createdAtMs, supersedesId: null, items: [], domains },
});
const listening = (...gradings: RatedGrading[]) => standingRatings(rubric, gradings)[0];

describe('the rating of a domain that stands', () => {
	it("is a person's latest, whatever a machine says later", () => {
		const stood = listening(
			grading('human', [rating(2)], 1),
			grading('human', [rating(3)], 2),
			grading('model', [rating(5)], 3),
		);
		expect(stood).toMatchObject({ by: 'human', isDecided: true, rating: { level: 3 } });
	});
	it("is the panel's before a single model's", () => {
		const stood = listening(grading('panel', [rating(4)], 1), grading('model', [rating(2)], 2));
		expect(stood).toMatchObject({ by: 'panel', isDecided: false, rating: { level: 4 } });
	});
	it('is none where the grader was not sure, and says so of a weak one', () => {
		expect(listening(grading('model', [rating(null)]))).toMatchObject({ rating: null, by: null });
		expect(listening(grading('model', [rating(3, 0.4)]))).toMatchObject({ isUnsure: true });
	});
	it('is given for each domain of the rubric, rated or not', () => {
		expect(standingRatings(rubric, [])).toHaveLength(rubric.domains.length);
	});
});
