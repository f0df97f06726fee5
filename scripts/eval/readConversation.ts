/** Reads a recorded consultation line by line, as the student's words would be read in play. */
import type { ReadTurn } from '../../src/lib/domain/dialogue/itemCredit.ts';
import type { Interpreter, PriorTurn, TopicId } from '../../src/lib/domain/dialogue/reading.ts';
import { z } from 'zod';

export const transcriptSchema = z.array(
	z.object({ i: z.int(), speaker: z.enum(['doctor', 'patient']), text: z.string() }),
);
export type Transcript = z.infer<typeof transcriptSchema>;

export async function readConversation(
	interpreter: Interpreter,
	transcript: Transcript,
	mentions: (text: string) => TopicId[],
): Promise<ReadTurn[]> {
	const before: PriorTurn[] = [];
	const turns: ReadTurn[] = [];
	for (const { i: index, speaker, text } of transcript) {
		if (speaker === 'patient') {
			before.push({ speaker: 'patient', text });
			turns.push({ index, speaker: 'patient', mentions: mentions(text) });
			continue;
		}
		const reading = await interpreter.read(text, before);
		before.push({ speaker: 'student', text, topics: reading.topics.map((topic) => topic.id) });
		turns.push({ index, speaker: 'student', topics: reading.topics });
	}
	return turns;
}
