/** Puts together what a student reads: an allow-list, field by field, so that nothing else of a case can leave. */
import type { Note } from '../consultation/note.ts';
import type { Rubric, RubricItem } from '../rubric/schema.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { FeedbackItem, FeedbackQuote, FeedbackView } from './feedbackView.ts';
import type { Evidence, GradedUtterance, ItemScore } from './grader.ts';
import { listHeldBack } from './heldBack.ts';
import { maxLevel } from './levels.ts';
import { pointsFor, totalsOf } from './points.ts';

export type FeedbackSource = {
	consultationId: string;
	stage: FeedbackView['stage'];
	method: FeedbackView['method'];
	scenario: Scenario;
	rubric: Rubric;
	utterances: readonly GradedUtterance[];
	note: Note;
	/** Verified scores of the rubric's items; items without one are shown as waiting for a person. */
	items: readonly ItemScore[];
	/** Domain id -> 1 … 5, where someone rated it. */
	domainLevels?: Readonly<Record<string, number>>;
	/** The shared catalogue's names for what can be examined and ordered. */
	findings?: readonly { id: string; label: string }[];
	/** The areas by their names. */
	hints?: FeedbackView['hints'];
};

/** @throws RangeError as `totalsOf` does, when scores and rubric do not belong together. */
export function buildFeedbackView(source: FeedbackSource): FeedbackView {
	const { scenario, rubric, items, utterances } = source;
	const { points, maxPoints, unscoredCount } = totalsOf(rubric, items);
	return {
		consultationId: source.consultationId,
		title: scenario.title,
		stage: source.stage,
		method: source.method,
		points,
		maxPoints,
		unscoredCount,
		sections: rubric.sections.map(({ id, label, items }) => ({
			id,
			label,
			items: items.map((item) => toFeedbackItem(item, source)),
		})),
		domains: rubric.domains.map(({ id, label, anchors }) => ({
			id,
			label,
			level: source.domainLevels?.[id] ?? null,
			anchors: [...anchors],
		})),
		heldBack: listHeldBack(scenario, utterances),
		transcript: toTranscript(utterances, items),
		patientName: scenario.patient.name,
		note: source.note,
		hints: source.hints ?? [],
	};
}

function toFeedbackItem(item: RubricItem, source: FeedbackSource): FeedbackItem {
	const score = source.items.find((each) => each.itemId === item.id);
	const level = score?.level ?? null;
	return {
		id: item.id,
		label: item.label,
		marks: item.marks,
		points: pointsFor(item, level),
		outcome: toOutcome(level, maxLevel(item)),
		unscoredReason: level === null ? (score?.unscoredReason ?? 'needs_person') : null,
		credit: score?.credit ?? null,
		evidence: toQuotes(score?.evidence ?? [], source),
		nearest: toQuotes(score?.nearest ?? [], source),
		why: item.why,
		question: item.question,
		safetyCritical: item.safetyCritical,
	};
}

export function toOutcome(level: number | null, highest: number): FeedbackItem['outcome'] {
	if (level === null) return 'unscored';
	if (level === 0) return 'missed';
	return level === highest ? 'met' : 'partly';
}

/** What quotes are looked up in. */
type QuoteSource = Pick<FeedbackSource, 'utterances' | 'scenario' | 'findings'>;

export function toQuotes(evidence: readonly Evidence[], source: QuoteSource): FeedbackQuote[] {
	return evidence.flatMap((each): FeedbackQuote[] => {
		switch (each.kind) {
			case 'utterance': {
				const { utteranceId, quote } = each;
				const line = source.utterances.find(({ id }) => id === utteranceId);
				return line ? [{ kind: 'utterance', utteranceId, position: line.position, quote }] : [];
			}
			case 'note':
				return [{ kind: 'note', part: each.part, quote: each.quote }];
			case 'event':
				return [{ kind: 'event', label: labelOf(each.targetId, source) }];
			case 'absence':
				return [{ kind: 'absence', searched: each.searched }];
		}
	});
}

/** The scenario's own name for it before the catalogue's. */
export function labelOf(targetId: string, { scenario, findings = [] }: QuoteSource): string {
	const named = [...scenario.actions, ...scenario.findings, ...findings];
	return named.find(({ id, label }) => id === targetId && label)?.label ?? targetId;
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
