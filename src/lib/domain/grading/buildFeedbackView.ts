/** Puts together what a student reads: an allow-list, field by field, so that nothing else of a case can leave. */
import type { Note } from '../consultation/note.ts';
import type { Rubric } from '../rubric/schema.ts';
import type { Scenario } from '../scenario/schema.ts';
import { speakerName } from '../scenario/speakerName.ts';
import { buildAdvice, overallFacts } from './advice/buildAdvice.ts';
import type { FeedbackDomain, FeedbackItem, FeedbackView, Standing } from './feedbackView.ts';
import type { Dispute, GradedUtterance, Grader, ItemScore, RecordedEvent } from './grader.ts';
import { isHeldBackShown, listHeldBack } from './heldBack.ts';
import { listUnobtained } from './listUnobtained.ts';
import { totalsOf } from './points.ts';
import type { StandingMark } from './reconcile.ts';
import type { StandingRating } from './standingRatings.ts';
import { toFeedbackItem } from './toFeedbackItem.ts';
import { toQuotes } from './toQuotes.ts';

export type FeedbackSource = {
	consultationId: string;
	stage: FeedbackView['stage'];
	mode: FeedbackView['mode'];
	drill: FeedbackView['drill'];
	scenario: Scenario;
	rubric: Rubric;
	utterances: GradedUtterance[];
	events: RecordedEvent[];
	note: Note;
	/** Who has graded it so far. */
	methods: readonly Grader['method'][];
	/** One for each item, as `reconcile` gives them. */
	marks: readonly StandingMark[];
	/** One for each domain, as `standingRatings` gives them. */
	ratings: readonly StandingRating[];
	disputes: readonly Dispute[];
	/** Whether whoever reads it may dispute marks: the student, and nobody else. */
	mayDispute: boolean;
	/** The shared catalogue's names for what can be examined and ordered. */
	findings: readonly { id: string; label: string }[];
	/** The areas by their names. */
	hints?: FeedbackView['hints'];
};

/**
 * Without the paragraph, which only a model writes.
 * @throws RangeError as `totalsOf` does, when scores and rubric do not belong together.
 */
export function buildFeedbackView(source: FeedbackSource): FeedbackView {
	const { scenario, rubric, utterances, marks, note } = source;
	const scores = marks.map(({ score }) => score);
	const { points, maxPoints, unscoredCount } = totalsOf(rubric, scores);
	const sections = rubric.sections.map(({ id, label, items }) => ({
		id,
		label,
		items: items.map((item) => toFeedbackItem(item, source)),
	}));
	const totals = sumByStanding(sections.flatMap(({ items }) => items));
	const waitingCount = totals.provisional.count + totals.waiting.count;
	const isFinal = marks.every(({ isDecided }) => isDecided);
	return {
		consultationId: source.consultationId,
		title: scenario.title,
		stage: source.stage,
		mode: source.mode,
		drill: source.drill,
		isFinal,
		method: isFinal ? 'human' : machineOf(source.methods),
		points,
		maxPoints,
		unscoredCount,
		totals,
		overall: { facts: overallFacts({ ...source, waitingCount }), paragraph: null },
		advice: buildAdvice(source),
		sections,
		domains: rubric.domains.map((domain, index) => toDomain(domain, index, source)),
		heldBack: isHeldBackShown(source) ? listHeldBack(scenario, utterances) : null,
		transcript: toTranscript(utterances, scores),
		patientName: scenario.patient.name,
		speakerName: speakerName(scenario.patient),
		note,
		documentedNotObtained: listUnobtained(source, source.findings).map(
			({ label, part, quote }) => ({ label, part, quote }),
		),
		hints: source.hints ?? [],
	};
}

/** A rule and a model that marked apart are shown as two. */
function machineOf(methods: readonly Grader['method'][]): FeedbackView['method'] {
	const isByModel = methods.includes('model') || methods.includes('panel');
	if (!isByModel) return 'rule';
	return methods.includes('rule') ? 'panel' : 'model';
}

function sumByStanding(items: readonly FeedbackItem[]): FeedbackView['totals'] {
	const tally = (...standings: Standing[]) => {
		const counted = items.filter(({ standing }) => standings.includes(standing));
		return {
			count: counted.length,
			points: counted.reduce((sum, item) => sum + (item.points ?? 0), 0),
			marks: counted.reduce((sum, item) => sum + item.marks, 0),
		};
	};
	return {
		standing: tally('decided', 'firm'),
		provisional: tally('provisional'),
		waiting: tally('waiting'),
	};
}

function toDomain(
	{ id, label, anchors }: Rubric['domains'][number],
	index: number,
	source: FeedbackSource,
): FeedbackDomain {
	const { rating, by, isDecided, isUnsure } = source.ratings[index]!;
	return {
		id,
		label,
		level: rating?.level ?? null,
		low: rating?.low ?? null,
		high: rating?.high ?? null,
		anchors: [...anchors],
		evidence: toQuotes(rating?.evidence ?? [], source),
		by,
		isProvisional: by !== null && !isDecided && (isUnsure || source.mode === 'assessment'),
		reason: isDecided ? (rating?.rationale ?? null) : null,
	};
}

export function toTranscript(
	utterances: readonly GradedUtterance[],
	items: readonly ItemScore[],
): FeedbackView['transcript'] {
	return utterances.map(({ id, position, speaker, text }) => ({
		id,
		position,
		speaker,
		text,
		itemIds: items.filter((score) => hasEarned(score, id)).map((score) => score.itemId),
	}));
}

/** Offending words are evidence as well, but of a mark not given. */
function hasEarned({ level, evidence }: ItemScore, utteranceId: string): boolean {
	if (level === null || level === 0) return false;
	return evidence.some((each) => each.kind === 'utterance' && each.utteranceId === utteranceId);
}
