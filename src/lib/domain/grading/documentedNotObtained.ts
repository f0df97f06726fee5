/** What a note says that was never obtained: a record others act on must not hold what nobody found out. */
import type { Note } from '../consultation/note.ts';
import type { Rubric } from '../rubric/schema.ts';
import type { CatalogueFinding } from '../scenario/findingCatalogue.ts';
import { findMention } from './findMention.ts';
import type { FeedbackView } from './feedbackView.ts';
import type { GradingInput, ItemScore } from './grader.ts';
import { wasObtained } from './gradeNote.ts';
import { noteFields, type NotePart } from './noteFields.ts';

type Unobtained = FeedbackView['documentedNotObtained'][number];

/** The plan speaks of what is still to be done. */
const partsOfRecord: readonly NotePart[] = ['summary', 'problems', 'differential'];

/** Words by which a clause asks for a test instead of reporting it. */
const asksForIt =
	/\b(?:await\w*|pending|order\w*|request\w*|arrang\w*|need\w*|consider\w*|would|should|will|to do|to check)\b|[待拟需]|建议|完善|考虑|安排/iu;

type NoteOnRecord = Pick<GradingInput, 'utterances' | 'events'> & {
	rubric: Pick<Rubric, 'sections'>;
	note: Note;
	scores: readonly ItemScore[];
	/** The shared catalogue's findings, and how students name them. */
	findings: readonly Pick<CatalogueFinding, 'id' | 'kind' | 'label' | 'spoken'>[];
};

/**
 * Items of the note whose words are there though what they rest on was neither told nor found; and tests that the note
 * reports, outside its plan, though they were never ordered. Only what reads as a result counts: not a denial ("no ECG was
 * done"), not a wish ("needs an ECG"), and nothing the patient or a finding spoke of.
 */
export function documentedNotObtained(record: NoteOnRecord): Unobtained[] {
	return [...unobtainedItems(record), ...unobtainedTests(record)];
}

function unobtainedItems({ rubric, scores, ...record }: NoteOnRecord): Unobtained[] {
	return rubric.sections
		.flatMap(({ items }) => items)
		.flatMap(({ id, label, criterion }) => {
			if (criterion.kind !== 'note' || wasObtained(criterion, record)) return [];
			const written = scores.find(({ itemId }) => itemId === id)?.nearest ?? [];
			return written.flatMap((each) =>
				each.kind === 'note' ? [{ label, part: each.part, quote: each.quote }] : [],
			);
		});
}

function unobtainedTests({ findings, utterances, events, note }: NoteOnRecord): Unobtained[] {
	const found = new Set(events.map(({ targetId }) => targetId));
	const heard = utterances.flatMap(({ speaker, text }) => (speaker === 'student' ? [] : [text]));
	return findings
		.filter(({ id, kind }) => kind === 'investigation' && !found.has(id))
		.flatMap(({ label, spoken }) => {
			const names = [label, ...spoken];
			if (findMention(heard, names)) return [];
			return partsOfRecord
				.flatMap((part) =>
					reported(noteFields(note, part), names).map((quote) => ({ label, part, quote })),
				)
				.slice(0, 1);
		});
}

function reported(fields: readonly string[], names: readonly string[]): string[] {
	const mention = findMention(fields, names);
	return mention?.polarity === 'affirmed' && !asksForIt.test(mention.quote) ? [mention.quote] : [];
}
