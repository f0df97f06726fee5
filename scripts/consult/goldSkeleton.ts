/** What was played, as a gold transcript that waits for a reader's marks. */
import { basename } from 'node:path';
import { Document, isMap, isScalar, isSeq, visit } from 'yaml';
import type { Note } from '#lib/domain/consultation/note.ts';
import type { Step } from './steps.ts';

export type Played = {
	scenario: string;
	language: string;
	steps: readonly Step[];
	/** The patient's answers, one for each step that says something, in order. */
	answers: readonly { reply: string; told: readonly string[] }[];
	note: Note;
	/** Of every item in the rubric. */
	itemIds: readonly string[];
};

/** @param file its name says whose transcript it is: `gold/strong.en.yaml` is the strong student's. */
export function goldSkeleton(played: Played, file: string): string {
	const document = new Document({
		schema: 1,
		scenario: played.scenario,
		language: played.language,
		student: basename(file).split('.')[0],
		markedBy: 'the authors of the case, by reading',
		lines: linesOf(played),
		note: played.note,
		marks: Object.fromEntries(played.itemIds.map((id) => [id, {}])),
	});
	layOut(document);
	return document.toString({ lineWidth: 0 });
}

function linesOf({ steps, answers }: Played) {
	const waiting = [...answers];
	return steps.flatMap((step): object[] => {
		if (step.kind === 'examine') return [{ by: 'student', did: step.findingId }];
		if (step.kind === 'do') return [{ by: 'student', did: step.actionId }];
		const { reply, told } = waiting.shift() ?? { reply: '', told: [] };
		const answer = { by: 'patient', text: reply, ...(told.length > 0 && { told }) };
		return [{ by: 'student', text: step.text }, ...(reply ? [answer] : [])];
	});
}

/** One line a line, its words in double quotes: a conversation is read from top to bottom. */
function layOut(document: Document): void {
	const lines = document.get('lines');
	if (isSeq(lines)) {
		for (const line of lines.items) if (isMap(line)) line.flow = true;
	}
	visit(document, {
		Pair(_, { key, value }) {
			if (isScalar(key) && key.value === 'text' && isScalar(value)) value.type = 'QUOTE_DOUBLE';
		},
	});
}
