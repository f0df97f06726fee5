/** Puts together what a reviewer sees. Who the student is does not come in here, so that it cannot go out. */
import type { Language } from '../dialogue/topicCatalogue.ts';
import { toTranscript } from '../grading/buildFeedbackView.ts';
import type { Doubt } from '../grading/doubt.ts';
import { byTime, latestOf } from '../grading/latestOf.ts';
import type { DomainRating, GradingInput, ItemScore } from '../grading/grader.ts';
import { maxLevel } from '../grading/levels.ts';
import { pointsFor } from '../grading/points.ts';
import type { ReconciledGrading, StandingMark } from '../grading/reconcile.ts';
import { standingMarks } from '../grading/standingMarks.ts';
import { toOutcome } from '../grading/toFeedbackItem.ts';
import { labelOf, toQuotes } from '../grading/toQuotes.ts';
import type { RubricItem } from '../rubric/schema.ts';
import { speakerName } from '../scenario/speakerName.ts';
import { anonymousNumber } from './anonymousNumber.ts';
import type {
	DomainOpinion,
	Opinion,
	ReviewComment,
	ReviewItem,
	ReviewLease,
	ReviewView,
} from './reviewView.ts';
import { listWaiting, type WaitingItem } from './waiting.ts';

export type ReviewGrading = ReconciledGrading & {
	/** Of a person's. */
	authorName: string | null;
	domains: readonly DomainRating[];
};

export type ReviewSource = {
	review: Pick<ReviewView, 'id' | 'status' | 'closedByName' | 'closedAtMs' | 'submittedAtMs'> & {
		consultationId: string;
		doubts: readonly Doubt[];
	};
	lease: ReviewLease | null;
	mayDecide: boolean;
	language: Language;
	mode: ReviewView['mode'];
	drill: ReviewView['drill'];
	input: GradingInput;
	/** Of the input's rubric version. */
	gradings: readonly ReviewGrading[];
	/** What else people said of the items: it is shown, and moves no mark. */
	alsoHeard?: readonly ReviewGrading[];
	/** Where other decisions count than all that people made. */
	decided?: ReadonlySet<string>;
	comments: readonly ReviewComment[];
	/** The shared catalogue's names for what can be examined and ordered. */
	findings: readonly { id: string; label: string }[];
};

export const decidedIds = (marks: readonly StandingMark[]): Set<string> =>
	new Set(marks.filter(({ isDecided }) => isDecided).map(({ score }) => score.itemId));

/** The graders whose word counts now (of a panel each member too), then people in order of time. */
export function heardGradings(gradings: readonly ReviewGrading[]): ReviewGrading[] {
	const all = (method: ReviewGrading['method']) =>
		gradings.filter((grading) => grading.method === method).toSorted(byTime);
	const latest = (method: ReviewGrading['method']) =>
		[latestOf(gradings, method)].filter((found) => found !== null);
	const panel = latest('panel');
	const models = panel.length > 0 ? all('model') : latest('model');
	return [...latest('rule'), ...models, ...panel, ...all('human')];
}

const heardIn = ({ gradings, alsoHeard = [] }: ReviewSource) =>
	heardGradings([...gradings, ...alsoHeard]);

const itemsOf = ({ input }: ReviewSource): RubricItem[] =>
	input.rubric.sections.flatMap(({ items }) => items);

const quotesIn = ({ input, findings }: ReviewSource) => ({
	utterances: input.utterances,
	scenario: input.scenario,
	findings,
});

const authorship = ({ method, authorName, createdAtMs }: ReviewGrading) => ({
	method,
	byName: authorName,
	atMs: createdAtMs,
});

function toOpinion(grading: ReviewGrading, score: ItemScore, source: ReviewSource): Opinion {
	const { level, unscoredReason, credit, confidence, rationale = null } = score;
	return {
		...authorship(grading),
		level,
		unscoredReason,
		credit,
		confidence,
		rationale,
		quotes: toQuotes(score.evidence, quotesIn(source)),
		nearest: toQuotes(score.nearest, quotesIn(source)),
	};
}

function toItem(
	item: RubricItem,
	{ score, by }: StandingMark,
	waiting: readonly WaitingItem[],
	source: ReviewSource,
): ReviewItem {
	const { id, label, why, marks, criterion, safetyCritical } = item;
	return {
		id,
		label,
		why,
		marks,
		maxLevel: maxLevel(item),
		kind: criterion.kind,
		safetyCritical,
		doubts: waiting.find(({ itemId }) => itemId === id)?.reasons ?? [],
		level: score.level,
		points: pointsFor(item, score.level),
		outcome: toOutcome(score.level, maxLevel(item)),
		by,
		opinions: heardIn(source).flatMap((grading) => {
			const said = grading.items.find(({ itemId }) => itemId === id);
			return said ? [toOpinion(grading, said, source)] : [];
		}),
	};
}

function toDomain(
	{ id, label, anchors }: GradingInput['rubric']['domains'][number],
	source: ReviewSource,
): ReviewView['domains'][number] {
	const opinions = heardIn(source).flatMap((grading): DomainOpinion[] => {
		const rating = grading.domains.find(({ domainId }) => domainId === id);
		if (!rating) return [];
		const { level, low, high, unscoredReason, confidence, rationale = null } = rating;
		const quotes = toQuotes(rating.evidence, quotesIn(source));
		const said = { level, low, high, unscoredReason, confidence, rationale, quotes };
		return [{ ...authorship(grading), ...said }];
	});
	const decided = opinions.findLast(({ method }) => method === 'human');
	return { id, label, anchors: [...anchors], level: decided?.level ?? null, opinions };
}

/** What was done and written, and when the conversation began. */
export const deedsAndNote = ({
	input,
	findings,
}: Pick<ReviewSource, 'input' | 'findings'>): Pick<ReviewView, 'beganAtMs' | 'deeds' | 'note'> => ({
	beganAtMs: input.utterances[0]?.atMs ?? null,
	deeds: input.events.map(({ revision, targetId, type, atMs }) => ({
		revision,
		targetId,
		type,
		atMs,
		label: labelOf(targetId, { scenario: input.scenario, findings }),
	})),
	note: input.note,
});

export function buildReviewView(source: ReviewSource): ReviewView {
	const { review, input, mode, drill, language } = source;
	const marks = standingMarks(input, source.gradings);
	const ids = itemsOf(source).map(({ id }) => id);
	const waiting = listWaiting(review.doubts, ids, source.decided ?? decidedIds(marks));
	const markOf = (id: string) => marks.find(({ score }) => score.itemId === id)!;
	return {
		id: review.id,
		number: anonymousNumber(review.consultationId),
		status: review.status,
		closedByName: review.closedByName,
		closedAtMs: review.closedAtMs,
		caseTitle: input.scenario.title,
		speakerName: speakerName(input.scenario.patient),
		language,
		mode,
		drill,
		submittedAtMs: review.submittedAtMs,
		lease: source.lease,
		mayDecide: source.mayDecide,
		waitingCount: waiting.length,
		sections: input.rubric.sections.map(({ id, label, items }) => ({
			id,
			label,
			items: items.map((item) => toItem(item, markOf(item.id), waiting, source)),
		})),
		domains: input.rubric.domains.map((domain) => toDomain(domain, source)),
		transcript: toTranscript(
			input.utterances,
			marks.map(({ score }) => score),
		),
		comments: [...source.comments],
		...deedsAndNote(source),
	};
}
