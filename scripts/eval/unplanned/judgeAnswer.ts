/** Whether the answer to a question nobody had in mind was right, wrong, or an honest asking back. */
import type { LineKey } from '#lib/domain/patient/lines.ts';
import type { ReplyPart, ReplyPlan } from '#lib/domain/patient/replyPlan.ts';

/** `beside`: the right answer came, after something that was not asked. */
export const verdicts = ['right', 'beside', 'wrong', 'asked_back'] as const;
export type Verdict = (typeof verdicts)[number];

const askingBack = new Set<LineKey>(['ask_back', 'did_not_understand']);
/** Denials and small talk: the policy for what no author wrote, and wrong where an author did write. */
const unauthored = new Set<LineKey>([
	...(['symptom_absent', 'history_absent', 'rest_absent', 'cannot_say'] as const),
	...(['trivia', 'off_topic', 'nothing_more'] as const),
]);
/** Said before or beside an answer, and no answer. */
const beside = new Set<LineKey>(['again', 'jargon_guessed']);

const named = (part: ReplyPart) =>
	part.kind === 'line' ? part.key : 'factId' in part ? part.factId : part.kind;

/**
 * The first part that answers decides whether it is right: what comes after it is talk beside the point.
 * @param right facts or lines, any of which is right; none: no author wrote an answer.
 */
export function judgeAnswer({ parts }: ReplyPlan, right: readonly string[]): Verdict {
	const first = parts.find((part) => part.kind !== 'line' || !beside.has(part.key));
	if (!first) return 'asked_back';
	if (right.includes(named(first))) return 'right';
	if (parts.some((part) => right.includes(named(part)))) return 'beside';
	const key = first.kind === 'line' ? first.key : null;
	if (key !== null && askingBack.has(key)) return right.length === 0 ? 'right' : 'asked_back';
	return key !== null && unauthored.has(key) && right.length === 0 ? 'right' : 'wrong';
}
