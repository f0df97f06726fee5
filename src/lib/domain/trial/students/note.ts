/** Notes of scripted students, written from what they were told and did. */
import { emptyNote, noteSchema, type Note } from '../../consultation/note.ts';
import { noteLimits } from '../../consultation/noteLimits.ts';
import type { Heard } from '../student.ts';
import { itemsOf } from '../trialCase.ts';

const within = (text: string, limit: number) => text.slice(0, limit);

const reasons = { reasonsFor: '', reasonsAgainst: '' };

/**
 * What anybody who listened could write: the labels of the facts told as the summary, the red flags among them as
 * problems, the actions taken as the plan. The rubric's wordings are not looked at: a note made of them would
 * measure nothing. Which diagnosis comes first is chance: a label list does not reason, and six in ten is what we
 * grant the average student.
 */
export function plainNote({ trialCase, told, actions, random }: Heard): Note {
	const { facts, actions: offered, diagnosis } = trialCase.scenario;
	const heard = facts.filter(({ id }) => told.has(id));
	const labels = (list: readonly { label: string }[]) => list.map(({ label }) => label);
	const [second = '', ...others] = diagnosis.differential;
	const knows = random() < 0.6;
	const ranked = knows ? [diagnosis.primary, second] : [second, ...others.slice(0, 1)];
	return noteSchema.parse({
		summary: within(labels(heard).join('. '), noteLimits.summary),
		problems: labels(heard.filter(({ redFlag }) => redFlag)).slice(0, noteLimits.problems),
		differential: ranked
			.filter((each) => each !== '')
			.map((each) => ({ diagnosis: within(each, noteLimits.diagnosis), ...reasons })),
		plan: within(labels(offered.filter(({ id }) => actions.has(id))).join('. '), noteLimits.plan),
	});
}

/**
 * The best note the author shows: the example sentence of every item about the note, beside what was told. It asks
 * whether the rubric can be reached at all: an example that does not earn its own item is a fault of the case.
 */
export function exampleNote(heard: Heard): Note {
	const { diagnosis } = heard.trialCase.scenario;
	const note = plainNote(heard);
	const examples = itemsOf(heard.trialCase).flatMap(({ criterion, question }) =>
		criterion.kind === 'note' ? [question] : [],
	);
	const all = [diagnosis.primary, ...diagnosis.differential].slice(0, noteLimits.differential);
	return noteSchema.parse({
		...note,
		differential: all.map((each) => ({
			diagnosis: within(each, noteLimits.diagnosis),
			...reasons,
		})),
		plan: within([...examples, note.plan].join(' '), noteLimits.plan),
	});
}

/** Of a student who writes nothing. */
export const noNote = (): Note => emptyNote;
