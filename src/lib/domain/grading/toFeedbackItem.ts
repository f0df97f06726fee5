/** One item as a student reads it: its mark, how firmly it stands, and the words it rests on. */
import type { Criterion, RubricItem } from '../rubric/schema.ts';
import type { FeedbackSource } from './buildFeedbackView.ts';
import { isDisputable } from './dispute/dispute.ts';
import type { DoubtReason } from './doubt.ts';
import type { FeedbackItem, Standing } from './feedbackView.ts';
import { maxLevel } from './levels.ts';
import { nearestWords } from './nearestWords.ts';
import { pointsFor } from './points.ts';
import { quoteWholeUtterance } from './quoteUtterance.ts';
import { doubtsOf, type StandingMark } from './reconcile.ts';
import { toQuotes } from './toQuotes.ts';

/** @throws Error when `reconcile` left the item out. */
export function toFeedbackItem(item: RubricItem, source: FeedbackSource): FeedbackItem {
	const mark = source.marks.find(({ score }) => score.itemId === item.id);
	if (!mark) throw new Error(`No mark stands for item "${item.id}".`);
	const { score } = mark;
	const doubts = doubtsShown(mark, source);
	return {
		id: item.id,
		kind: item.criterion.kind,
		label: item.label,
		marks: item.marks,
		takes: takes(item.criterion),
		points: pointsFor(item, score.level),
		outcome: toOutcome(score.level, maxLevel(item)),
		unscoredReason: score.unscoredReason,
		credit: score.credit,
		evidence: toQuotes(score.evidence, source),
		nearest: toQuotes(nearestWords(score), source),
		why: item.why,
		question: item.question,
		safetyCritical: item.safetyCritical,
		standing: standingOf(mark, doubts, source.mode),
		doubts,
		reason: mark.isDecided ? (score.rationale ?? null) : null,
		dispute: toDispute(item.id, source),
		isDisputable: source.mayDispute && isDisputable(item, mark, source.disputes),
	};
}

function takes(criterion: Criterion): FeedbackItem['takes'] {
	if (criterion.kind === 'absence') return null;
	const { full, partial = full } = criterion.need;
	return { least: partial, full };
}

/** That a mark is audited says nothing about it. */
const doubtsShown = (mark: StandingMark, { mode }: FeedbackSource): DoubtReason[] =>
	doubtsOf([mark], mode)
		.map(({ reason }) => reason)
		.filter((reason) => reason !== 'audit_sample');

/** In an assessment nothing stands before a named person has decided it. */
function standingOf(
	{ score, isDecided }: StandingMark,
	doubts: readonly DoubtReason[],
	mode: FeedbackSource['mode'],
): Standing {
	if (isDecided) return 'decided';
	if (score.level === null) return 'waiting';
	return doubts.length > 0 || mode === 'assessment' ? 'provisional' : 'firm';
}

function toDispute(itemId: string, source: FeedbackSource): FeedbackItem['dispute'] {
	const dispute = source.disputes.find((each) => each.itemId === itemId);
	const line = source.utterances.find(({ id }) => id === dispute?.utteranceId);
	const whole = line && quoteWholeUtterance(line);
	const [quote] = whole ? toQuotes([whole], source) : [];
	return dispute && quote ? { quote, outcome: dispute.outcome } : null;
}

export function toOutcome(level: number | null, highest: number): FeedbackItem['outcome'] {
	if (level === null) return 'unscored';
	if (level === 0) return 'missed';
	return level === highest ? 'met' : 'partly';
}
