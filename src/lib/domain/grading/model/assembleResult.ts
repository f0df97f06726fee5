/** One grading out of a model's answers for the parts of a rubric. */
import type { RubricItem } from '../../rubric/schema.ts';
import { gradeAbsence } from '../gradeAbsence.ts';
import { gradeAction } from '../gradeAction.ts';
import type { DomainRating, GraderResult, GradingInput, ItemScore } from '../grader.ts';
import { scored, unscored, type Judgement } from '../judgement.ts';
import { unrated, verifyRatings } from '../verifyRatings.ts';
import { verifyScores } from '../verifyEvidence.ts';
import { isDecidedByRecord, type GradingPart } from './gradingParts.ts';
import type { ModelAnswer } from './modelAnswer.ts';
import { rateDomain } from './rateDomains.ts';
import { scoreAnswer } from './scoreAnswer.ts';
import { showRecord, type ShownRecord } from './shownRecord.ts';

/** A part and what came back for it. */
export type AnsweredPart = {
	part: GradingPart;
	/** A sentence where there is no answer. */
	answer: ModelAnswer | { fault: string };
};

/**
 * A score for every item, its evidence checked: from the answers, or from the record where deeds decide. What got no
 * answer is unscored and says why; it is never a zero.
 */
export function assembleResult(
	input: GradingInput,
	answered: readonly AnsweredPart[],
): Required<Pick<GraderResult, 'items' | 'domains'>> {
	const shown = showRecord(input);
	const { rubric } = input;
	const byRecord = rubric.sections
		.flatMap(({ items }) => items)
		.filter(isDecidedByRecord)
		.map((item) => ({ itemId: item.id, ...judgeRecord(item, input) }));
	const byModel = answered.flatMap((each) => scoresOf(each, shown, input));
	const ratings = answered.flatMap((each) => ratingsOf(each, shown));
	return {
		items: verifyScores([...byRecord, ...byModel], rubric, input).items,
		domains: verifyRatings(ratings, rubric, input),
	};
}

/** Deeds alone: nothing that an interpreter has read of the words goes into it. */
function judgeRecord({ criterion, label }: RubricItem, input: GradingInput): Judgement {
	const unread = {
		...input,
		utterances: input.utterances.map((line) => ({ ...line, reading: null })),
	};
	if (criterion.kind === 'action') return gradeAction(criterion, label, unread);
	return criterion.kind === 'absence' ? gradeAbsence(criterion, unread) : scored(0, [], 0);
}

/** What a model says of items that it was not asked about here is passed over. */
function scoresOf(
	{ part, answer }: AnsweredPart,
	shown: ShownRecord,
	input: GradingInput,
): ItemScore[] {
	return part.items.flatMap((item): ItemScore[] => {
		if ('fault' in answer) {
			return [{ itemId: item.id, ...unscored('needs_person'), rationale: answer.fault }];
		}
		return answer.items
			.filter(({ id }) => id === item.id)
			.map((each) => scoreAnswer(item, each, shown, input));
	});
}

function ratingsOf({ part, answer }: AnsweredPart, shown: ShownRecord): DomainRating[] {
	return part.domains.flatMap((domain): DomainRating[] => {
		if ('fault' in answer) return [{ ...unrated(domain.id), rationale: answer.fault }];
		return answer.domains
			.filter(({ id }) => id === domain.id)
			.map((each) => rateDomain(each, shown));
	});
}
