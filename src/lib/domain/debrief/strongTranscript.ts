/** A strong student's consultation of the same case, to read afterwards. */
import type { Gold } from '../grading/gold/schema.ts';
import type { Rubric } from '../rubric/schema.ts';
import { labelOf } from '../grading/toQuotes.ts';
import type { Note } from '../consultation/note.ts';

export type StrongLine = {
	/** `deed`: something examined, ordered or done; its text is the name of it. */
	by: 'student' | 'patient' | 'deed';
	text: string;
	/** Labels of the items that this line carries. */
	earned: string[];
};

export type StrongTranscript = { lines: StrongLine[]; note: Note };

type Source = Parameters<typeof labelOf>[1] & { rubric: Rubric };

/** @param gold checked against the same case. */
export function toStrongTranscript(gold: Gold, source: Source): StrongTranscript {
	const items = source.rubric.sections.flatMap((section) => section.items);
	const quotes = items.flatMap(({ id, label }) => {
		const mark = gold.marks[id];
		return mark?.quote && mark.level > 0 ? [{ label, quote: mark.quote }] : [];
	});
	const earnedBy = (text: string) =>
		quotes.filter(({ quote }) => text.includes(quote)).map(({ label }) => label);
	const lines = gold.lines.map((line): StrongLine => {
		if ('did' in line) return { by: 'deed', text: labelOf(line.did, source), earned: [] };
		const { by, text } = line;
		return { by, text, earned: by === 'student' ? earnedBy(text) : [] };
	});
	return { lines, note: gold.note };
}
