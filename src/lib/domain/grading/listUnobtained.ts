/** What a note documents though it was never obtained: others act on a record, and nobody found this out. */
import type { Scenario } from '../scenario/schema.ts';
import { findMention } from './findMention.ts';
import { wasObtained } from './gradeNote.ts';
import type { GradingInput } from './grader.ts';
import { noteFields, type NotePart } from './noteFields.ts';

export type Unobtained = {
	kind: 'fact' | 'finding';
	id: string;
	label: string;
	/** Where the note says it. */
	part: NotePart;
	quote: string;
};

type NoteOnRecord = Pick<GradingInput, 'scenario' | 'rubric' | 'utterances' | 'events' | 'note'>;

/** The plan speaks of what is still to come. */
const claims: readonly NotePart[] = ['summary', 'problems', 'differential'];

/** Asks for a test instead of reporting it. */
const intent =
	/\b(?:await\w*|pending|order\w*|request\w*|arrang\w*|need\w*|consider\w*|would|should|will|to do|to check)\b|[待拟需]|建议|完善|考虑|安排/iu;
/** Claims a result. */
const result =
	/\d|\b(?:normal|abnormal|clear|raised|elevated|low|high|positive|negative|show\w*|changes|unremarkable)\b|正常|异常|阳性|阴性|升高|降低|示|未见/iu;

/**
 * Facts of items whose author says what must have been obtained, and findings that are reported with a result and were
 * never asked for. Neither a denial nor a wish reports anything, nor does what the patient or a finding spoke of.
 * @param findings the names of what can be examined and ordered; without names they are not looked for.
 */
export function listUnobtained(
	record: NoteOnRecord,
	findings: readonly { id: string; label: string }[] = [],
): Unobtained[] {
	return [...unobtainedByItems(record), ...unobtainedFindings(record, findings)];
}

function unobtainedByItems(record: NoteOnRecord): Unobtained[] {
	return record.rubric.sections
		.flatMap(({ items }) => items)
		.flatMap(({ criterion }): Unobtained[] => {
			if (criterion.kind !== 'note' || wasObtained(criterion, record)) return [];
			const fact = firstFact(criterion.obtained?.facts, record.scenario);
			if (!fact) return [];
			return criterion.parts.flatMap((part) => {
				const mention = findMention(noteFields(record.note, part), criterion.mentions.flat());
				if (mention?.polarity !== 'affirmed') return [];
				return [{ kind: 'fact', id: fact.id, label: fact.label, part, quote: mention.quote }];
			});
		});
}

const firstFact = (ids: readonly string[] | undefined, { facts }: Scenario) =>
	facts.find(({ id }) => ids?.includes(id));

function unobtainedFindings(
	{ events, utterances, note }: NoteOnRecord,
	findings: readonly { id: string; label: string }[],
): Unobtained[] {
	const done = new Set(events.map(({ targetId }) => targetId));
	const heard = utterances.flatMap(({ speaker, text }) => (speaker === 'student' ? [] : [text]));
	return findings
		.filter(({ id }) => !done.has(id))
		.flatMap(({ id, label }) => {
			const reported = claims.flatMap((part): Unobtained[] => {
				const mention = findMention(noteFields(note, part), [label]);
				if (mention?.polarity !== 'affirmed') return [];
				const { quote } = mention;
				const isReport = result.test(quote) && !intent.test(quote);
				if (!isReport || findMention(heard, [label])) return [];
				return [{ kind: 'finding', id, label, part, quote }];
			});
			return reported.slice(0, 1);
		});
}
