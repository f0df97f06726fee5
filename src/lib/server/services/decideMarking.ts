/** What a marker does inside one transaction: grade, decide, sign. Each is kept with its person. */
import { compareMarkings } from '#lib/domain/assessment/compareMarkings.ts';
import { globalGradeSchema } from '#lib/domain/assessment/globalGrade.ts';
import { maxLevel } from '#lib/domain/grading/levels.ts';
import type { Decision } from '#lib/domain/review/decideItem.ts';
import type { FoundMarking } from './findMarking.ts';
import {
	appendGrading,
	audit,
	keepComment,
	keepDecision,
	keepRating,
	requireSeen,
	toScore,
	type DecisionContext,
} from './keepDecision.ts';
import { levelsOf, openDesk, undecidedOf, type Desk } from './markingDesk.ts';
import type { GradeInput } from './markingPorts.ts';
import type { CommentInput, DecideInput, RateInput } from './reviewPorts.ts';
import { ServiceError } from './serviceError.ts';

/** One marker's command on one marking, whose consultation is locked. */
export type MarkingContext = Omit<DecisionContext, 'record' | 'place'> & { found: FoundMarking };

const toDecision = ({ found, ...context }: MarkingContext): DecisionContext => ({
	...context,
	record: found.record,
	place: { type: 'marking', id: found.marking.id },
});

/** @returns until when; null for what was graded, which nobody else takes. */
export async function holdMarking({
	tx,
	actor,
	found: { marking },
}: Pick<MarkingContext, 'tx' | 'actor' | 'found'>): Promise<number | null> {
	const isMine = marking.markerId === actor.userId;
	if (isMine && marking.signedAtMs !== null) return null;
	const untilMs = await tx.markings.hold(marking.id, actor.userId);
	if (untilMs === null) throw new ServiceError('marking_taken');
	return untilMs;
}

export async function grade(context: MarkingContext, input: GradeInput): Promise<void> {
	const { tx, actor, found } = context;
	const { id, markerId, grade: given, round } = found.marking;
	if (markerId === actor.userId && given !== null) throw new ServiceError('already_graded');
	await holdMarking(context);
	const kept = globalGradeSchema.parse(input.grade);
	await tx.markings.grade(id, kept);
	await audit(toDecision(context), 'marking.graded', { round, grade: kept });
}

/** Marks are there to be decided once the grade is given, and until the marking is signed. */
function requireDeciding({ grade: given, signedAtMs }: FoundMarking['marking']): void {
	if (given === null || signedAtMs !== null) throw new ServiceError('not_now');
}

/** A level of the second person's own: it moves no mark, and needs no words. */
async function setLevel(context: MarkingContext, desk: Desk, { itemId, level }: DecideInput) {
	const { marking } = context.found;
	const item = desk.items.find(({ id }) => id === itemId);
	if (!item || level > maxLevel(item)) throw new ServiceError('not_found');
	await context.tx.markings.setLevels(marking.id, { ...marking.levels, [itemId]: level });
	await audit(toDecision(context), 'marking.level_set', { itemId, to: level });
}

export async function decide(context: MarkingContext, decision: DecideInput): Promise<void> {
	const { core, tx, found } = context;
	requireDeciding(found.marking);
	const desk = await openDesk(core, tx, found);
	if (found.marking.round !== 2) return keepDecision(toDecision(context), desk, decision);
	requireSeen(desk, decision);
	return setLevel(context, desk, decision);
}

/** Ratings and comments are seen by whoever comes next: a second person, who is to be independent, leaves none. */
function requireHeard({ marking }: FoundMarking): void {
	requireDeciding(marking);
	if (marking.round === 2) throw new ServiceError('not_now');
}

export async function rate(context: MarkingContext, input: RateInput): Promise<void> {
	requireHeard(context.found);
	await keepRating(toDecision(context), input);
}

export async function comment(context: MarkingContext, input: CommentInput): Promise<void> {
	requireHeard(context.found);
	await keepComment(toDecision(context), input);
}

const accepting = (itemId: string, level: number): Decision => ({
	...{ itemId, level, reason: '', cited: [] },
});

/** So that each final mark is a named person's: one grading of all that they leave as it stands. */
async function acceptRest(context: MarkingContext, desk: Desk): Promise<string | null> {
	const items = desk.marks.flatMap(({ score: { itemId, level } }) =>
		level === null || desk.decided.has(itemId) ? [] : [toScore(desk, accepting(itemId, level))],
	);
	if (items.length === 0) return null;
	return appendGrading(toDecision(context), desk, { items, domains: [] });
}

async function closeReview(context: MarkingContext): Promise<void> {
	const { tx, actor, found } = context;
	const review = await tx.reviews.findOpen(found.record.id);
	if (!review) return;
	await tx.reviews.close(review.id, actor.userId);
	const place = { type: 'review', id: review.id } as const;
	await audit({ ...toDecision(context), place }, 'review.closed');
}

/** With the second signature of two: a third person where they lie too far apart. */
async function compareBoth(context: MarkingContext, { items }: Desk): Promise<void> {
	const { tx, ids, found } = context;
	const all = await tx.markings.listOf(found.marking.sittingId);
	const [first, second] = all;
	if (all.length !== 2 || !first?.levels || !second?.levels) return;
	if (first.signedAtMs === null || second.signedAtMs === null) return;
	const assessment = await tx.assessments.find(found.marking.assessmentId);
	if (!assessment) return;
	const apart = compareMarkings(
		{ grade: first.grade!, levels: first.levels },
		{ grade: second.grade!, levels: second.levels },
		items,
		assessment.markingRules,
	);
	if (apart.length === 0) return;
	await tx.markings.addThird(ids.newId(), found.marking);
	await audit(toDecision(context), 'marking.discordant', { apart });
}

export async function sign(context: MarkingContext): Promise<void> {
	const { core, tx, found } = context;
	const { id, round } = found.marking;
	requireDeciding(found.marking);
	const desk = await openDesk(core, tx, found);
	const undecided = undecidedOf(desk);
	const levels = levelsOf(desk.marks);
	if (undecided.length > 0 || !levels) {
		throw new ServiceError('items_undecided', { count: undecided.length });
	}
	const gradingId = round === 2 ? null : await acceptRest(context, desk);
	await tx.markings.sign(id, levels);
	await audit(toDecision(context), 'marking.signed', { round, gradingId });
	if (round !== 2) await closeReview(context);
	await compareBoth(context, desk);
}
