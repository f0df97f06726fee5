/** How well students were understood: asked back, or answered on another topic. */
import type { Interpreter, TopicId } from '../../dialogue/reading.ts';
import type { LineKey } from '../../patient/lines.ts';
import type { TrialTurn } from '../trialState.ts';
import { areKin, type Catalogue } from './topicKinship.ts';

const asksBack = new Set<LineKey>(['did_not_understand', 'ask_back']);

/** Turns that were meant to ask something. */
export const questionTurns = (turns: readonly TrialTurn[]): TrialTurn[] =>
	turns.filter(({ means, reading }) => (means ? means.length > 0 : reading.isQuestion));

/** Answered by nothing but a request for other words. */
export const wasAskedBack = ({ plan }: TrialTurn): boolean =>
	plan.parts.length > 0 &&
	plan.parts.every((part) => part.kind === 'line' && asksBack.has(part.key));

export type LabelledQuestion = { text: string; topics: readonly TopicId[] };
export type LabelledReadings = {
	questions: number;
	/** Read as something, and none of it what was meant. */
	wrong: { text: string; read: TopicId[] }[];
	/** Read as nothing. */
	unread: string[];
};

/** Reads each question by itself, without a conversation around it. */
export async function readLabelled(
	interpreter: Interpreter,
	questions: readonly LabelledQuestion[],
	topics: Catalogue,
): Promise<LabelledReadings> {
	const result: LabelledReadings = { questions: questions.length, wrong: [], unread: [] };
	for (const { text, topics: meant } of questions) {
		const read = (await interpreter.read(text, [])).topics.map(({ id }) => id);
		if (read.length === 0) result.unread.push(text);
		else if (!read.some((id) => meant.some((each) => areKin(id, each, topics))))
			result.wrong.push({ text, read });
	}
	return result;
}
