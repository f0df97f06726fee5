/** The style of an utterance's questions taken together. */
import type { QuestionStyle } from '../reading.ts';
import type { AskedClause } from './askedClause.ts';

const mostAtOnce = 2;

/** Name and age go together, and "tell me more" beside a question asks nothing else. */
const goesAlong = (clause: AskedClause) =>
	clause.found.chosen.every(({ topic }) => topic.category === 'identity' || topic.kind === 'broad');

const sharesTopic = (a: AskedClause, b: AskedClause) =>
	a.found.chosen.some(({ topic }) => b.found.chosen.some((other) => other.topic.id === topic.id));

/** Different questions in one breath: two that each ask something new, or a list of more than two topics. */
const isMultiple = (asked: readonly AskedClause[]) => {
	const topical = asked
		.filter(({ found }) => found.chosen.length > 0)
		.filter((it) => !goesAlong(it));
	const different = topical.filter(
		(clause, i) => !topical.slice(0, i).some((it) => sharesTopic(it, clause)),
	);
	const topics = new Set(topical.flatMap(({ found }) => found.chosen.map(({ topic }) => topic.id)));
	return different.length > 1 || topics.size > mostAtOnce;
};

export const styleOfReading = (clauses: readonly AskedClause[]): QuestionStyle => {
	const asked = clauses.filter(({ asks }) => asks);
	if (asked.length === 0) return 'none';
	const styles = asked.map(({ form }) => (form.asks ? form.style : 'closed'));
	if (styles.includes('leading')) return 'leading';
	if (isMultiple(asked)) return 'multiple';
	return styles.includes('open') ||
		asked.some(({ found }) => found.chosen[0]?.topic.kind === 'broad')
		? 'open'
		: 'closed';
};
