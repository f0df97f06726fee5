/** Checks every quote against what is on record, whoever claims it: a mark whose evidence fails is not given. */
import type { Rubric } from '../rubric/schema.ts';
import { findFolded, foldText, isCharacterBoundary } from './foldedText.ts';
import type { Evidence, GradingInput, ItemScore } from './grader.ts';
import { maxLevel } from './levels.ts';
import { noteFields } from './noteFields.ts';

/** What a quote may point at. */
export type EvidenceRecord = Pick<GradingInput, 'utterances' | 'events' | 'note'>;

type EvidenceFault =
	/** No such line, or not the student's. */
	| 'not_the_students'
	| 'out_of_range'
	| 'not_verbatim'
	| 'not_in_note'
	| 'no_such_event'
	| 'not_searched';

/** Why this evidence does not hold; null when it does. Unicode form and runs of white space don't matter, all else does. */
export function findEvidenceFault(
	evidence: Evidence,
	record: EvidenceRecord,
): EvidenceFault | null {
	switch (evidence.kind) {
		case 'utterance':
			return findUtteranceFault(evidence, record);
		case 'note': {
			const fields = noteFields(record.note, evidence.part);
			const quote = foldText(evidence.quote, 'exact').text;
			const isThere = fields.some((field) => findFolded(foldText(field, 'exact'), quote));
			return isThere ? null : 'not_in_note';
		}
		case 'event': {
			const isRecorded = record.events.some(
				(event) => event.revision === evidence.revision && event.targetId === evidence.targetId,
			);
			return isRecorded ? null : 'no_such_event';
		}
		case 'absence': {
			const lines = record.utterances.filter((line) => line.speaker === 'student').length;
			return lines > 0 && evidence.searched === lines ? null : 'not_searched';
		}
	}
}

function findUtteranceFault(
	{ utteranceId, quote, start, end }: Extract<Evidence, { kind: 'utterance' }>,
	{ utterances }: EvidenceRecord,
): EvidenceFault | null {
	const line = utterances.find((each) => each.id === utteranceId);
	if (line?.speaker !== 'student') return 'not_the_students';
	const isInRange =
		Number.isInteger(start) && Number.isInteger(end) && 0 <= start && end <= line.text.length;
	if (!isInRange || start >= end) return 'out_of_range';
	const isWhole = isCharacterBoundary(line.text, start) && isCharacterBoundary(line.text, end);
	const said = foldText(line.text.slice(start, end), 'exact').text;
	const isVerbatim = isWhole && said !== '' && said === foldText(quote, 'exact').text;
	return isVerbatim ? null : 'not_verbatim';
}

export type ScoreFault =
	| { itemId: string; fault: EvidenceFault; evidence: Evidence }
	| { itemId: string; fault: 'no_evidence' | 'off_the_scale' | 'not_in_rubric' | 'twice' };

/**
 * Makes any grader's answer safe to add up: one score for each rubric item in the rubric's order, on its scale,
 * resting on evidence that holds.
 *
 * - A quote that fails voids its score: unscored (`void_evidence`), the quotes that hold kept for a person.
 * - A level above 0 without evidence is void too.
 * - A level off the scale, or an item scored twice, goes to a person; an item left out is unscored.
 */
export function verifyScores(
	items: readonly ItemScore[],
	rubric: Rubric,
	record: EvidenceRecord,
): { items: ItemScore[]; faults: ScoreFault[] } {
	const rubricItems = rubric.sections.flatMap((section) => section.items);
	const known = new Set(rubricItems.map((item) => item.id));
	const faults: ScoreFault[] = items
		.filter((score) => !known.has(score.itemId))
		.map((score) => ({ itemId: score.itemId, fault: 'not_in_rubric' }));
	const verified = rubricItems.map((item) => {
		const [score, ...others] = items.filter((each) => each.itemId === item.id);
		if (!score) return needsPerson(item.id);
		const found = findScoreFaults(score, maxLevel(item), record);
		if (others.length > 0) found.push({ itemId: item.id, fault: 'twice' });
		faults.push(...found);
		return withoutFaults(score, found);
	});
	return { items: verified, faults };
}

function findScoreFaults(score: ItemScore, highest: number, record: EvidenceRecord): ScoreFault[] {
	const { itemId, level } = score;
	const faults: ScoreFault[] = [...score.evidence, ...score.nearest].flatMap((evidence) => {
		const fault = findEvidenceFault(evidence, record);
		return fault ? [{ itemId, fault, evidence }] : [];
	});
	if (level === null) return faults;
	const isOnScale = Number.isInteger(level) && level >= 0 && level <= highest;
	if (!isOnScale) faults.push({ itemId, fault: 'off_the_scale' });
	if (level > 0 && score.evidence.length === 0) faults.push({ itemId, fault: 'no_evidence' });
	return faults;
}

function withoutFaults(score: ItemScore, faults: readonly ScoreFault[]): ItemScore {
	const bad = new Set(faults.flatMap((fault) => ('evidence' in fault ? [fault.evidence] : [])));
	const evidence = score.evidence.filter((each) => !bad.has(each));
	const nearest = score.nearest.filter((each) => !bad.has(each));
	const kept = { ...score, evidence, nearest };
	const isOff = faults.some(({ fault }) => fault === 'off_the_scale' || fault === 'twice');
	if (isOff) return { ...kept, level: null, unscoredReason: 'needs_person', confidence: 0 };
	const isVoid =
		evidence.length < score.evidence.length || faults.some(({ fault }) => fault === 'no_evidence');
	if (!isVoid) return kept;
	return { ...kept, level: null, unscoredReason: 'void_evidence', confidence: 0 };
}

function needsPerson(itemId: string): ItemScore {
	return {
		itemId,
		level: null,
		unscoredReason: 'needs_person',
		credit: null,
		evidence: [],
		nearest: [],
		confidence: 0,
	};
}
