/** Every consultation ends as its student ended it, and is marked once. */
import { entriesOf } from '../journal.ts';
import { sentCommands } from '../sentCommands.ts';
import type { Case, Rule } from './rule.ts';

const endings = ['submitted', 'expired', 'abandoned'];

export const stuck: Rule = ({ journal }) =>
	entriesOf(journal, 'gave_up').map(
		({ waitingFor }) => `The student waited in vain for ${waitingFor}.`,
	);

export const not_ended: Rule = ({ rows: { consultation } }) =>
	consultation && endings.includes(consultation.stage)
		? []
		: [`It stands in ${consultation?.stage ?? 'no table'}.`];

function expectedStage({ journal }: Case): string | null {
	const acknowledged = (wanted: string) =>
		sentCommands(journal).some(({ name, isAcknowledged }) => name === wanted && isAcknowledged);
	if (acknowledged('leave')) return 'abandoned';
	const [plan] = entriesOf(journal, 'planned');
	return acknowledged('submit') || plan?.ending === 'vanish' ? 'submitted' : null;
}

export const ended_otherwise: Rule = (one) => {
	const expected = expectedStage(one);
	const stage = one.rows.consultation?.stage;
	if (expected === null || !stage || !endings.includes(stage) || stage === expected) return [];
	return [`It was to end as ${expected} and stands in ${stage}.`];
};

export const graded_twice: Rule = ({ rows }) => {
	const keys = rows.gradings
		.filter(({ method }) => method === 'rule')
		.map(({ rubricVersionId, graderVersion }) => `${rubricVersionId} by ${graderVersion}`);
	return [...new Set(keys)]
		.filter((key) => keys.filter((other) => other === key).length > 1)
		.map((key) => `It was marked more than once by ${key}.`);
};

export const not_graded: Rule = ({ rows }) =>
	rows.consultation?.stage === 'submitted' && rows.gradings.length === 0
		? ['It was handed in and is not marked.']
		: [];

export const graded_unasked: Rule = ({ rows }) =>
	rows.consultation?.stage !== 'submitted' && rows.gradings.length > 0
		? ['It was not handed in and is marked.']
		: [];
