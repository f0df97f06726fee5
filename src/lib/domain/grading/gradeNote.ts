/** What the note says: things asserted in its parts, where a denial is no mention. */
import { factsHeard } from './factsHeard.ts';
import type { Criterion } from '../rubric/schema.ts';
import { bestMention, findMention, type Mention } from './findMention.ts';
import type { Evidence, GradingInput } from './grader.ts';
import { nearestTwo, scored, unscored, withoutRepeats, type Judgement } from './judgement.ts';
import { levelFor } from './levels.ts';
import type { Note } from '../consultation/note.ts';
import { fieldsOf, partOf, type NoteBox } from './noteFields.ts';
import { proposedDiagnoses } from './proposedDiagnoses.ts';

type NoteCriterion = Extract<Criterion, { kind: 'note' }>;
type Found = Mention & { box: NoteBox };

/**
 * Counts the entries of `mentions` of which any wording is asserted. Called unlikely in the differential, it has
 * been thought of and yet not proposed; a comma may leave open how far a denial reaches. Where either would change
 * the level, a person decides. What was written and never obtained counts for nothing, and is shown.
 */
export function gradeNote(criterion: NoteCriterion, input: GradingInput): Judgement {
	const found = criterion.mentions.map((wordings) => findBest(wordings, criterion, input));
	const asserted = found.flatMap((each) => (each?.polarity === 'affirmed' ? [each] : []));
	const others = found.flatMap((each) => (each && each.polarity !== 'affirmed' ? [each] : []));
	if (!wasObtained(criterion, input)) {
		return scored(0, [], 0.8, { nearest: nearestTwo(asserted.map(toEvidence)) });
	}
	const level = levelFor(criterion.need, asserted.length);
	const nearest = asserted.length >= criterion.need.full ? [] : nearestTwo(others.map(toEvidence));
	const open = others.filter(isOpen).length;
	if (levelFor(criterion.need, asserted.length + open) > level) {
		return unscored('needs_person', { nearest });
	}
	const evidence = withoutRepeats(asserted.map(toEvidence));
	return scored(level, evidence, 0.8, { nearest });
}

/** What was never told nor found cannot be documented, whoever marks. */
export function wasObtained(
	{ obtained }: Pick<NoteCriterion, 'obtained'>,
	{ scenario, utterances, events }: Pick<GradingInput, 'scenario' | 'utterances' | 'events'>,
): boolean {
	if (!obtained) return true;
	const heard = factsHeard(scenario, utterances);
	const found = events.flatMap(({ type, targetId }) => (type === 'finding' ? [targetId] : []));
	return (
		obtained.facts.some((id) => heard.has(id)) || obtained.findings.some((id) => found.includes(id))
	);
}

function isOpen({ polarity, box }: Found): boolean {
	return polarity === 'unclear' || (polarity === 'hedged' && box === 'differential');
}

function findBest(
	wordings: readonly string[],
	{ parts, first }: NoteCriterion,
	{ note }: GradingInput,
): Found | null {
	const found = parts.flatMap((box) => {
		const mention = findMention(textsIn(box, note, first), wordings);
		return mention ? [{ ...mention, box }] : [];
	});
	return bestMention(found);
}

/** Reasons are no proposals: what speaks against a diagnosis often names another. They are looked at where asked for. */
function textsIn(box: NoteBox, note: Note, first = Infinity): string[] {
	if (box === 'differential') {
		return proposedDiagnoses(note, Number.isFinite(first) ? first : undefined);
	}
	return fieldsOf(note).flatMap((field) =>
		field.box === box && (field.rank ?? 0) <= first ? [field.text] : [],
	);
}

function toEvidence({ box, quote }: Found): Evidence {
	return { kind: 'note', part: partOf(box), quote };
}
