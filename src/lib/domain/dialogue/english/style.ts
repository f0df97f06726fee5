/** How a question was put: open, closed or leading; several different ones at once are `multiple`. */
import type { QuestionStyle, TopicReading } from '../reading.ts';
import type { Question } from './question.ts';

const OPEN_REQUEST =
	/^ (?:(?:and|so|could|can|would|you|please|just|maybe|if|a|little|bit) )*(?:tell (?:me|us)|describe|explain|walk|talk|take me|help me|say more|go on) /;
const OPEN_QUESTION_WORD =
	/^ (?:[a-z]+ ){0,4}?(?:what|how|why) (?!(?:long|many|much|often|old|far|bad|severe|frequently|time|day|age|year|month|medications?) )/;
const OPEN_WISH =
	/ (?:hear|know|talk|ask|wondering) (?:a (?:little|bit) )?(?:more )?(?:about|how|what) /;

export function styleOf(question: Question): TopicReading['style'] {
	if (question.isLeading) return 'leading';
	const text = ` ${question.words.map((word) => word.form).join(' ')} `;
	if (question.kind === 'fragment' || question.kind === 'statement') return 'closed';
	const isOpen =
		OPEN_REQUEST.test(text) ||
		(/^(?:wh|bare)$/.test(question.kind) && OPEN_QUESTION_WORD.test(text)) ||
		(question.kind === 'indirect' && OPEN_WISH.test(text));
	return isOpen ? 'open' : 'closed';
}

type Put = { question: Question; topics: readonly string[] };

/** A list that goes on within the sentence belongs to the question it began with. */
const goesOn = (one: Put, before: Put | undefined) =>
	one.question.kind === 'fragment' && one.question.sentence === before?.question.sentence;

/** One question put in other words, or widened by a list, is still one. */
function isSeveral(asked: readonly Put[]): boolean {
	const starts = asked.filter(
		(one, index) => one.topics.length > 0 && !goesOn(one, asked[index - 1]),
	);
	const [first, ...rest] = starts;
	return !!first && rest.some((one) => one.topics.every((topic) => !first.topics.includes(topic)));
}

export function styleTogether(asked: readonly Put[]): QuestionStyle {
	if (asked.length === 0) return 'none';
	if (isSeveral(asked)) return 'multiple';
	const styles = asked.map((one) => styleOf(one.question));
	if (styles.includes('leading') && !styles.includes('open')) return 'leading';
	return styles.includes('open') ? 'open' : 'closed';
}
