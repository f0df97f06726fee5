/** What a gold mark rests on: words that stand in the transcript or the note, deeds that were done, facts that were told. */
import type { Criterion, RubricItem } from '../../../rubric/schema.ts';
import { noteParts } from '../../../rubric/schema.ts';
import type { Flaw, Path } from '../../../scenario/fault.ts';
import { findFolded, foldText } from '../../foldedText.ts';
import { levelFor } from '../../levels.ts';
import { noteFields } from '../../noteFields.ts';
import type { Gold, GoldMark } from '../schema.ts';

/** `credit` is said of elicited items alone, and one that the rubric does not score earns no level. */
export function creditFlaws({ criterion }: RubricItem, mark: GoldMark, at: Path): Flaw[] {
	const { credit, level } = mark;
	if (credit === undefined) return [];
	const path = [...at, 'credit'];
	if (criterion.kind !== 'elicited') {
		const problem = `an item of kind "${criterion.kind}" has no credit`;
		return [{ path, problem, mend: 'take "credit" out' }];
	}
	const scores = criterion.credit.some((each) => each === credit);
	if (level === 0 || scores) return [];
	return [
		{
			path,
			problem: `"${credit}" earns no mark here: the rubric scores ${criterion.credit.join(', ')}`,
			mend: 'correct the credit, or write "level: 0"',
		},
	];
}

/** A quote is verbatim; Unicode form and white space don't matter. */
export function quoteFlaws(
	{ criterion }: RubricItem,
	mark: GoldMark,
	gold: Gold,
	at: Path,
): Flaw[] {
	const isFromNote = criterion.kind === 'note';
	if (mark.quote === undefined || isIn(isFromNote ? noteTexts(gold) : studentTexts(gold), mark)) {
		return [];
	}
	return [
		{
			path: [...at, 'quote'],
			problem: `these words stand in no ${isFromNote ? 'part of the note' : 'line of the student'}`,
			mend: 'copy them as they are, with their spelling and punctuation, from one line',
		},
	];
}

function isIn(texts: readonly string[], { quote = '' }: GoldMark): boolean {
	const wanted = foldText(quote, 'exact').text;
	return texts.some((each) => findFolded(foldText(each, 'exact'), wanted) !== null);
}

const studentTexts = ({ lines }: Gold) =>
	lines.flatMap((line) => (line.by === 'student' && 'text' in line ? [line.text] : []));

const noteTexts = ({ note }: Gold) => noteParts.flatMap((part) => noteFields(note, part));

/** Deeds show themselves, and an absence has no words; all else above level 0 is quoted. */
export function evidenceFlaws(
	{ criterion }: RubricItem,
	mark: GoldMark,
	gold: Gold,
	at: Path,
): Flaw[] {
	if (criterion.kind === 'absence') return harmFlaws(criterion, gold, at);
	if (criterion.kind === 'action') return deedFlaws(criterion, mark, gold, at);
	const quoted: Flaw[] = mark.quote
		? []
		: [{ path: at, problem: 'a mark above level 0 quotes what earns it', mend: 'add "quote: …"' }];
	return criterion.kind === 'elicited' ? [...quoted, ...toldFlaws(criterion, gold, at)] : quoted;
}

function deedFlaws(
	{ need, findings, actions }: Extract<Criterion, { kind: 'action' }>,
	{ level }: GoldMark,
	{ lines }: Gold,
	at: Path,
): Flaw[] {
	const wanted = [...findings, ...actions];
	const count = countDone(wanted, lines);
	if (levelFor(need, count) >= level) return [];
	return [
		{
			path: [...at, 'level'],
			problem: `level ${level} needs more than the ${count} of its deeds that the student did`,
			mend: `lower the level, or add lines "{ by: student, did: … }" for ${wanted.join(', ')}`,
		},
	];
}

function countDone(ids: readonly string[], lines: Gold['lines']): number {
	const done = new Set(lines.flatMap((line) => ('did' in line ? [line.did] : [])));
	return ids.filter((id) => done.has(id)).length;
}

function harmFlaws(
	{ actions, allowed }: Extract<Criterion, { kind: 'absence' }>,
	{ lines }: Gold,
	at: Path,
): Flaw[] {
	if (countDone(actions, lines) <= allowed) return [];
	return [
		{
			path: [...at, 'level'],
			problem: 'this mark is given, but the student did what must not be done',
			mend: 'write "level: 0", or take the "did" line out',
		},
	];
}

/** Nothing was obtained that was not told, unless the question alone counts. */
function toldFlaws(
	{ facts, topics }: Extract<Criterion, { kind: 'elicited' }>,
	{ lines }: Gold,
	at: Path,
): Flaw[] {
	const told = lines.flatMap((line) => ('told' in line ? line.told : []));
	if (topics.length > 0 || facts.some((id) => told.includes(id))) return [];
	return [
		{
			path: at,
			problem: 'this mark is given, but no line of the patient tells any of its facts',
			mend: `write "told: […]" on the line that tells one of: ${facts.join(', ')}`,
		},
	];
}
