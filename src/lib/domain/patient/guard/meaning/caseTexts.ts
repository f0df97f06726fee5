/** The texts of a case that a reply's meaning is compared with: what may be a secret, and what anybody may hear. */
import type { Rubric } from '../../../rubric/schema.ts';
import type { Fact, Scenario } from '../../../scenario/schema.ts';
import type { LineCatalogue } from '../../lines.ts';
import { foldLetters } from '../foldLetters.ts';
import { buildWordLikeness, type WordLikeness } from './wordLikeness.ts';

export type CaseText = {
	text: string;
	/** A guarded fact is a secret while it may not be told; conclusions and the rubric unless they were said; the rest never. */
	kind: 'guarded' | 'conclusion' | 'rubric' | 'open';
	factId: string | null;
	/** Folded, to find out whether it was said. */
	letters: string;
};

export type CaseTexts = { entries: readonly CaseText[]; likeness: WordLikeness };

const entriesOf = (
	kind: CaseText['kind'],
	texts: readonly string[],
	factId: string | null = null,
): CaseText[] => texts.map((text) => ({ text, kind, factId, letters: foldLetters(text) }));

function factEntries({ id, label, says, again, holdingBack = [], disclosure }: Fact): CaseText[] {
	const words = [...says, ...again];
	if (disclosure !== 'guarded') return entriesOf('open', words, id);
	return [...entriesOf('guarded', [...words, label], id), ...entriesOf('open', holdingBack, id)];
}

/** Read once for a case. */
export function buildCaseTexts(
	{ facts, diagnosis, patient, language }: Scenario,
	{ sections }: Rubric,
	lines: LineCatalogue,
): CaseTexts {
	const items = sections.flatMap((section) => section.items);
	const entries = [
		...facts.flatMap(factEntries),
		...entriesOf('conclusion', [
			diagnosis.primary,
			...diagnosis.differential,
			...diagnosis.forbiddenWords,
		]),
		...entriesOf(
			'rubric',
			items.flatMap(({ label, why }) => [label, why]),
		),
		...entriesOf('open', [
			patient.opening,
			...patient.questions.map(({ says }) => says),
			...Object.values(patient.lines).flat(),
			...Object.values(lines.lines).flat(),
		]),
	];
	return {
		entries,
		likeness: buildWordLikeness(
			entries.map(({ text }) => text),
			language,
		),
	};
}
