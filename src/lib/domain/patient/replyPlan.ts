/** What the patient will say in one turn, decided by code before any words are chosen. */
import type { TopicId } from '../dialogue/reading.ts';
import type { LineKey } from './lines.ts';

export type ReplyPart =
	| { kind: 'opening' }
	/** `variant` counts how often it was told before: 0 the first time. */
	| { kind: 'fact'; factId: string; variant: number }
	| { kind: 'holding_back'; factId: string; variant: number }
	/** `about` names the question a line answers in a fact's stead: asked again, it gets the same answer. */
	| {
			kind: 'line';
			key: LineKey;
			variant: number;
			between?: [TopicId, TopicId];
			about?: string;
	  }
	/** A question of the patient's own. */
	| { kind: 'question'; questionId: string };

/** Everyday matters that no fact decides: a model may make up a small thing for these, once. */
const smallTalk = new Set<LineKey>(['trivia', 'off_topic']);

type LinePart = Extract<ReplyPart, { kind: 'line' }>;

export const leavesRoom = (part: ReplyPart): part is LinePart & { about: string } =>
	part.kind === 'line' && part.about !== undefined && smallTalk.has(part.key);

export type ReplyPlan = {
	parts: ReplyPart[];
	/** Open facts that an unsure question may have meant: a model may tell one of them instead. */
	near?: string[];
};
