/** What a model sees of a consultation: numbered lines, deeds and the note, as data. */
import { fieldsOf, type NoteField } from '../noteFields.ts';
import type { GradedUtterance, GradingInput } from '../grader.ts';

/** What a number the model may cite stands for. */
export type Place = { kind: 'line'; line: GradedUtterance } | ({ kind: 'note' } & NoteField);

export type ShownRecord = {
	/** `L1`, `L2` … for lines, `N1` … for the boxes of the note. */
	places: ReadonlyMap<string, Place>;
	lines: { at: string; by: GradedUtterance['speaker']; text: string }[];
	/** In their order; `after` is the line before, `start` where there was none. */
	deeds: { after: string; did: string }[];
	note: { at: string; box: string; text: string }[];
};

/** What a person cannot see, a model is not shown: words can hide in characters without a shape. */
const visible = (text: string) => text.replace(/\p{Cf}/gu, '');

/** Names no student and holds nothing of what interpreter or rules made of the words. */
export function showRecord(input: GradingInput): ShownRecord {
	const numbered = input.utterances.map((line, index) => ({ at: `L${index + 1}`, line }));
	const written = fieldsOf(input.note).filter(({ text }) => text.trim() !== '');
	const boxes = written.map((field, index) => ({ at: `N${index + 1}`, field }));
	return {
		places: new Map<string, Place>([
			...numbered.map(({ at, line }) => [at, { kind: 'line' as const, line }] as const),
			...boxes.map(({ at, field }) => [at, { kind: 'note' as const, ...field }] as const),
		]),
		lines: numbered.map(({ at, line }) => ({ at, by: line.speaker, text: visible(line.text) })),
		deeds: input.events.map(({ targetId, atMs }) => ({
			after: numbered.findLast(({ line }) => line.atMs <= atMs)?.at ?? 'start',
			did: labelOf(targetId, input),
		})),
		note: boxes.map(({ at, field: { box, rank, text } }) => ({
			at,
			box: rank === null ? box : `${box} ${rank}`,
			text: visible(text),
		})),
	};
}

function labelOf(targetId: string, { scenario }: GradingInput): string {
	const named = [...scenario.actions, ...scenario.findings];
	return named.find(({ id }) => id === targetId)?.label ?? targetId.replaceAll('_', ' ');
}
