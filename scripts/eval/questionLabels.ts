/** What is asked in recorded doctors' turns, as labelled by hand (scripts/eval/labels/README.md). */
import { z } from 'zod';
import { CommandError } from './commandError.ts';
import { readJsonLines } from './dataFiles.ts';

export const questionSets = ['A', 'B'] as const;
export type QuestionSet = (typeof questionSets)[number];

const topicIdsSchema = z.array(z.string()).min(1);
export const questionLabelSchema = z
	.strictObject({
		set: z.enum(questionSets),
		id: z.string(),
		turn: z.int(),
		/** Each thing asked; any one of its topics is right for it. */
		asks: z.array(z.strictObject({ anyOf: topicIdsSchema })),
		/** Neither asked for nor wrong. */
		also: topicIdsSchema.optional(),
		/** Asks nothing in the catalogue. */
		off: z.literal(true).optional(),
		doubtful: z.literal(true).optional(),
		note: z.string().optional(),
	})
	.refine(({ asks, off }) => (asks.length === 0) === (off ?? false), {
		error: 'either asks something of the catalogue or is `off`, and not both',
	});
export type QuestionLabel = z.infer<typeof questionLabelSchema>;

export const LABELS_FILE = 'scripts/eval/labels/interviews.jsonl';

/** @throws CommandError for a set that does not exist. */
export function readQuestionLabels(set: string): QuestionLabel[] {
	const labels = readJsonLines(LABELS_FILE, questionLabelSchema);
	if (set === 'all') return labels;
	const chosen = labels.filter((label) => label.set === set);
	if (chosen.length === 0)
		throw new CommandError(
			`There is no set "${set}". Choose one of: ${questionSets.join(', ')}, all.`,
		);
	return chosen;
}
