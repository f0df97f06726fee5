/** From what a model says of one item to a score: the rules of the item are applied by code, not believed. */
import { credits } from '../../dialogue/elicitation.ts';
import type { Credit, Criterion, RubricItem } from '../../rubric/schema.ts';
import { findDeeds } from '../gradeAbsence.ts';
import { wasObtained } from '../gradeNote.ts';
import type { Evidence, GradingInput, ItemScore } from '../grader.ts';
import {
	nearestTwo,
	scored,
	studentLines,
	unscored,
	withinBounds,
	withoutRepeats,
	type Judgement,
} from '../judgement.ts';
import { findEvidenceFault } from '../verifyEvidence.ts';
import { locateQuote, type Located } from './locateQuote.ts';
import type { ItemAnswer } from './modelAnswer.ts';
import type { ShownRecord } from './shownRecord.ts';

/** Longer reasons are cut off: one or two sentences were asked for. */
const longestRationale = 600;

type Answered = {
	answer: ItemAnswer;
	quotes: readonly Located[];
	/** Its other citations, those that hold. */
	near: readonly Evidence[];
	confidence: number;
	input: GradingInput;
};

/** The evidence is not verified yet, so that whoever verifies can name each fault. */
export function scoreAnswer(
	item: RubricItem,
	answer: ItemAnswer,
	shown: ShownRecord,
	input: GradingInput,
): ItemScore {
	const answered: Answered = {
		answer,
		quotes: answer.quotes.map((cited) => locateQuote(cited, shown)),
		near: holding(
			answer.nearest.map((cited) => locateQuote(cited, shown)),
			input,
		),
		confidence: toConfidence(answer.confidence),
		input,
	};
	const rationale = toRationale(answer.rationale);
	return { itemId: item.id, ...judge(item.criterion, answered), rationale };
}

/** Certainty off the scale is none. */
export const toConfidence = (confidence: number): number =>
	confidence >= 0 && confidence <= 1 ? confidence : 0;

export const toRationale = (text: string): string | null =>
	text.trim().slice(0, longestRationale) || null;

function judge(criterion: Criterion, answered: Answered): Judgement {
	switch (criterion.kind) {
		case 'absence':
			return judgeAbsence(criterion, answered);
		case 'elicited':
			return judgeElicited(criterion, answered);
		case 'act':
			return judgeAct(criterion, answered);
		case 'note':
			return judgeNote(criterion, answered);
		case 'action':
			throw new Error('Deeds are decided by the record, and no model is asked about them.');
	}
}

/** What the model cited for a level that is not given: shown as what came nearest. */
const nearestOf = ({ quotes, near, input }: Answered) =>
	nearestTwo([...near, ...holding(quotes, input)]);

const holding = (located: readonly Located[], input: GradingInput): Evidence[] =>
	located.map(({ evidence }) => evidence).filter((each) => !findEvidenceFault(each, input));

function atLevel(
	answered: Answered,
	level: number | null,
	quotes: readonly Located[],
	credit: Credit | 'none' | null = null,
): Judgement {
	if (level === null) return unscored('low_confidence', { credit, nearest: nearestOf(answered) });
	if (level === 0)
		return scored(0, [], answered.confidence, { credit, nearest: nearestOf(answered) });
	const evidence = withoutRepeats(quotes.map((each) => each.evidence));
	return scored(level, evidence, answered.confidence, {
		credit,
		nearest: nearestTwo(answered.near),
	});
}

/** A mark for the conversation that rests on the note, or the other way round, rests on nothing. */
const restsOn = (kind: 'line' | 'note', quotes: readonly Located[]) =>
	quotes.every(({ place }) => place === null || place.kind === kind);

function judgeElicited(
	criterion: Extract<Criterion, { kind: 'elicited' }>,
	answered: Answered,
): Judgement {
	const { answer, quotes } = answered;
	const credit = credits.find((each) => each === answer.credit) ?? 'none';
	if (!restsOn('line', quotes)) return unscored('void_evidence', { nearest: nearestOf(answered) });
	const isGiven = answer.level !== null && answer.level > 0;
	// Obtained, but nohow: the answer contradicts itself.
	if (isGiven && credit === 'none') return atLevel(answered, null, [], credit);
	const scores = credit !== 'none' && criterion.credit.includes(credit);
	const inTime = quotesInTime(criterion, answered);
	const level = levelOfRest(answer.level, inTime.length, quotes.length);
	return atLevel(answered, isGiven && !scores ? 0 : level, inTime, credit);
}

function judgeAct(criterion: Extract<Criterion, { kind: 'act' }>, answered: Answered): Judgement {
	const { answer, quotes } = answered;
	if (!restsOn('line', quotes)) return unscored('void_evidence', { nearest: nearestOf(answered) });
	const inTime = quotesInTime(criterion, answered);
	return atLevel(answered, levelOfRest(answer.level, inTime.length, quotes.length), inTime);
}

/** The citations but for lines of the student in which it does not count. */
function quotesInTime(
	criterion: Extract<Criterion, { kind: 'act' | 'elicited' }>,
	{ quotes, input }: Answered,
): Located[] {
	const inBounds = new Set(withinBounds(studentLines(input), criterion));
	return quotes.filter(
		({ place }) =>
			place?.kind !== 'line' || place.line.speaker !== 'student' || inBounds.has(place.line),
	);
}

function judgeNote(criterion: Extract<Criterion, { kind: 'note' }>, answered: Answered): Judgement {
	const { answer, quotes, input } = answered;
	if (!restsOn('note', quotes)) return unscored('void_evidence', { nearest: nearestOf(answered) });
	if (!wasObtained(criterion, input)) return atLevel(answered, 0, []);
	const { parts, first = Infinity } = criterion;
	const inPart = quotes.filter(
		({ place }) =>
			place?.kind !== 'note' || (parts.includes(place.box) && (place.rank ?? 0) <= first),
	);
	return atLevel(answered, levelOfRest(answer.level, inPart.length, quotes.length), inPart);
}

/** Where the rubric says in which lines or boxes it counts: without any there it is 0; with some, nobody can say how much the others were worth. */
function levelOfRest(level: number | null, left: number, cited: number): number | null {
	if (level === null || level <= 0 || left === cited) return level;
	return left === 0 ? 0 : null;
}

/** Code counts what was cited: the model only points at it. */
function judgeAbsence(
	criterion: Extract<Criterion, { kind: 'absence' }>,
	answered: Answered,
): Judgement {
	const { answer, quotes, confidence, input } = answered;
	const deeds = findDeeds(criterion, input);
	if (deeds.length > criterion.allowed) return scored(0, deeds, 1);
	const searched = studentLines(input).length;
	if (searched === 0 || answer.level === null) {
		return unscored(searched === 0 ? 'needs_person' : 'low_confidence', {
			nearest: nearestOf(answered),
		});
	}
	const offences = withoutRepeats([...deeds, ...quotes.map((each) => each.evidence)]);
	if (offences.length > criterion.allowed) return scored(0, offences, confidence);
	if (answer.level === 0) return unscored('low_confidence', { nearest: nearestOf(answered) });
	return scored(answer.level, [{ kind: 'absence', searched }], confidence);
}
