/** Reads what lies before a marker: before their grade the record alone, afterwards the marks as well. */
import { anonymousNumber } from '#lib/domain/review/anonymousNumber.ts';
import type {
	DecidingStep,
	GradingStep,
	MarkingView,
	SittingRecordView,
} from '#lib/domain/assessment/markingView.ts';
import { toTranscript } from '#lib/domain/grading/buildFeedbackView.ts';
import { buildReviewView, deedsAndNote } from '#lib/domain/review/buildReviewView.ts';
import type { ReviewView } from '#lib/domain/review/reviewView.ts';
import { speakerName } from '#lib/domain/scenario/speakerName.ts';
import type { ConsultationCore } from './consultationCore.ts';
import type { FoundMarking } from './findMarking.ts';
import { openDesk, type Desk } from './markingDesk.ts';
import type { ConsultationTransaction } from './ports.ts';
import { readMarked, type Marked } from './readStanding.ts';

const headOf = ({ marking, record }: FoundMarking, { open }: Marked) => ({
	...{ id: marking.id, assessmentId: marking.assessmentId, position: marking.position },
	number: anonymousNumber(record.id),
	...{ caseTitle: open.content.scenario.title, language: record.language },
});

function toRecord({ record, open, input }: Marked): SittingRecordView {
	return {
		...{ speakerName: speakerName(input.scenario.patient), language: record.language },
		transcript: toTranscript(input.utterances, []),
		...deedsAndNote({ input, findings: open.pack.findings.findings }),
	};
}

async function readGradingStep(
	core: ConsultationCore,
	tx: ConsultationTransaction,
	found: FoundMarking,
): Promise<GradingStep> {
	const marked = await readMarked(core, tx, found.record);
	const { role, setting, task } = marked.open.content.scenario.briefing;
	return {
		...headOf(found, marked),
		step: 'grading',
		...{ briefing: { role, setting, task }, record: toRecord(marked) },
	};
}

/** What is said beside a line is another person's word as well. */
const readComments = async (tx: ConsultationTransaction, { marking, record }: FoundMarking) =>
	marking.round === 2 ? [] : tx.reviews.listComments(record.id);

async function readDesk(core: ConsultationCore, tx: ConsultationTransaction, found: FoundMarking) {
	const [desk, comments] = await Promise.all([openDesk(core, tx, found), readComments(tx, found)]);
	return { desk, review: toReview(found, desk, comments) };
}

function toReview(
	{ marking, record }: FoundMarking,
	desk: Desk,
	comments: ReviewView['comments'],
): ReviewView {
	const isSigned = marking.signedAtMs !== null;
	const status = isSigned ? ('closed' as const) : ('open' as const);
	return buildReviewView({
		review: {
			...{ id: marking.id, consultationId: record.id, status, doubts: desk.doubts },
			...{ closedByName: marking.markerName, closedAtMs: marking.signedAtMs, submittedAtMs: null },
		},
		lease: null,
		mayDecide: !isSigned,
		...{ language: record.language, mode: record.mode, drill: null, input: desk.input },
		...{ gradings: desk.gradings, alsoHeard: desk.alsoHeard, decided: desk.decided },
		comments,
		findings: desk.open.pack.findings.findings,
	});
}

/** What was decided, as the review's own components show it. */
export const readMarkingReview = async (
	core: ConsultationCore,
	tx: ConsultationTransaction,
	found: FoundMarking,
): Promise<ReviewView> => (await readDesk(core, tx, found)).review;

async function readDecidingStep(
	core: ConsultationCore,
	tx: ConsultationTransaction,
	found: FoundMarking,
	grade: number,
): Promise<DecidingStep> {
	const { round, signedAtMs } = found.marking;
	const { desk, review } = await readDesk(core, tx, found);
	return {
		...headOf(found, desk),
		step: signedAtMs === null ? 'deciding' : 'signed',
		...{ round, grade, review },
	};
}

export const readMarking = async (
	core: ConsultationCore,
	tx: ConsultationTransaction,
	found: FoundMarking,
): Promise<MarkingView> => {
	const { grade } = found.marking;
	return grade === null
		? readGradingStep(core, tx, found)
		: readDecidingStep(core, tx, found, grade);
};
