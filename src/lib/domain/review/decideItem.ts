/** A person's decision on one item becomes a score whose evidence is checked like any grader's. */
import { z } from 'zod';
import type { Evidence, GradingInput, ItemScore } from '../grading/grader.ts';
import { maxLevel } from '../grading/levels.ts';
import { noteFields } from '../grading/noteFields.ts';
import { quoteWholeUtterance } from '../grading/quoteUtterance.ts';
import { verifyScores } from '../grading/verifyEvidence.ts';
import { noteParts, type RubricItem } from '../rubric/schema.ts';
import { isReasonEnough } from './reason.ts';

/** Where a person points: a line, a part of the note, or a deed on record. */
export const citationSchema = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('utterance'), utteranceId: z.string().max(64) }),
	z.strictObject({ kind: z.literal('note'), part: z.enum(noteParts) }),
	z.strictObject({
		kind: z.literal('event'),
		revision: z.int().min(0),
		targetId: z.string().max(128),
	}),
]);
export type Citation = z.infer<typeof citationSchema>;

export type Decision = {
	itemId: string;
	level: number;
	/** May be empty where the level is the one that stands. */
	reason: string;
	cited: readonly Citation[];
};

export type DecisionFault =
	'unknown_item' | 'off_the_scale' | 'reason_too_short' | 'evidence_needed' | 'evidence_not_found';

export type DecisionContext = {
	input: GradingInput;
	/** The score that stands. */
	standing: ItemScore;
	/** What the graders said of the item. */
	opinions: readonly ItemScore[];
};

/** @returns null when there is nothing at the place pointed at. */
function toEvidence(cited: Citation, { utterances, note }: GradingInput): Evidence[] | null {
	switch (cited.kind) {
		case 'utterance': {
			const line = utterances.find(({ id }) => id === cited.utteranceId);
			const quote = line && quoteWholeUtterance(line);
			return quote ? [quote] : null;
		}
		case 'note': {
			const written = noteFields(note, cited.part).filter((text) => text.trim() !== '');
			const quotes = written.map((quote) => ({ kind: 'note' as const, part: cited.part, quote }));
			return quotes.length > 0 ? quotes : null;
		}
		case 'event':
			return [cited];
	}
}

/** Where a person points at nothing, what the graders found for at least this level carries it. */
function evidenceAtHand(
	item: RubricItem,
	level: number,
	{ input, standing, opinions }: DecisionContext,
): Evidence[] {
	if (item.criterion.kind === 'absence' && level > 0) {
		const searched = input.utterances.filter(({ speaker }) => speaker === 'student').length;
		return [{ kind: 'absence', searched }];
	}
	if (level === 0) return standing.level === 0 ? standing.evidence : [];
	const found = [standing, ...opinions].find(
		(score) => (score.level ?? -1) >= level && score.evidence.length > 0,
	);
	return found?.evidence ?? [];
}

/**
 * The level that stands is accepted, with or without a reason; another one needs a reason, and above 0 it needs
 * evidence like any mark: what the person points at, or what a grader found for it.
 */
export function decideItem(
	decision: Decision,
	context: DecisionContext,
): ItemScore | DecisionFault {
	const { input, standing } = context;
	const { itemId, level, reason, cited } = decision;
	const item = input.rubric.sections.flatMap(({ items }) => items).find(({ id }) => id === itemId);
	if (!item) return 'unknown_item';
	if (!Number.isInteger(level) || level < 0 || level > maxLevel(item)) return 'off_the_scale';
	if (level !== standing.level && !isReasonEnough(reason)) return 'reason_too_short';
	const pointed = cited.map((each) => toEvidence(each, input));
	if (pointed.includes(null)) return 'evidence_not_found';
	const score: ItemScore = {
		itemId,
		level,
		unscoredReason: null,
		credit: level === standing.level ? standing.credit : null,
		evidence: cited.length > 0 ? pointed.flatMap((each) => each ?? []) : [],
		nearest: level === 0 ? standing.nearest : [],
		confidence: 1,
		rationale: reason.trim() || null,
	};
	if (cited.length === 0) score.evidence = evidenceAtHand(item, level, context);
	const faults = verifyScores([score], input.rubric, input).faults.map(({ fault }) => fault);
	if (faults.includes('no_evidence')) return 'evidence_needed';
	return faults.length > 0 ? 'evidence_not_found' : score;
}
