/** An item's rule in words for a model: what counts, how much of it, and where. */
import type { DialogueAct } from '../../dialogue/reading.ts';
import type { Credit, Criterion, RubricItem } from '../../rubric/schema.ts';
import type { NoteBox } from '../noteFields.ts';
import { maxLevel } from '../levels.ts';

/** What is known of an item before its rule is read: facts of the case by id. */
type Facts = readonly { id: string; label: string }[];

export type DescribedItem = {
	id: string;
	label: string;
	looksAt: 'the conversation' | 'the note';
	whatCounts: string[];
	levels: Record<string, string>;
	rules: string[];
};

/** Only those whose name does not say it. */
const actMeanings: Partial<Record<DialogueAct, string>> = {
	introduction: 'says who they are: name or role',
	identity_check: "checks the patient's name or date of birth",
	consent: 'asks whether the patient agrees to talk or to be examined',
	permission: 'asks before a delicate question',
	confidentiality: 'says what stays between them, and its limits',
	signposting: 'says what comes next and why',
	empathy: 'names or answers what the patient feels',
	apology: 'is sorry for what went wrong, and owns it',
	candour: 'says openly what went wrong in the care',
	summary: 'says back what was heard, so that it can be corrected',
	teach_back: 'asks the patient to say in their own words what was understood',
	ideas: 'asks what the patient thinks it is',
	concerns: 'asks what worries the patient',
	expectations: 'asks what the patient hopes for',
	jargon: 'a medical word a lay person does not know, left unexplained',
	judgement: 'blames, scolds or looks down on the patient',
	defensiveness: 'makes excuses, shifts the blame, or takes the anger amiss',
	safety_net: 'says what to watch for, and what to do then',
	explanation: 'says in plain words what is suspected or found, and why',
	plan: 'says what will be done next',
	closing: 'brings the conversation to an end',
	examine: 'says that they will examine',
	order_test: 'says that they will order a test',
	role_break: 'steps out of the consultation',
};

const inWords = (name: string) => name.replaceAll('_', ' ');
const actInWords = (act: DialogueAct) =>
	`${inWords(act)}${actMeanings[act] ? ` (${actMeanings[act]})` : ''}`;

const creditMeanings: Record<Credit, string> = {
	asked: 'asked (an open or direct question brought it, or was answered later)',
	explored: 'explored (the patient told it unasked, and the student followed it up by a question)',
	volunteered: 'volunteered (the patient told it unasked, and nothing was asked about it)',
	confirmed: 'confirmed (the student put it ready-made, and the patient agreed)',
};

const boxNames: Record<NoteBox, string> = {
	summary: 'summary',
	problems: 'problems',
	differential: 'the diagnoses proposed in the differential',
	reasons_for: 'the reasons for a diagnosis',
	reasons_against: 'the reasons against a diagnosis',
	plan: 'plan',
};

export function describeItem(item: RubricItem, facts: Facts): DescribedItem {
	const { criterion } = item;
	return {
		id: item.id,
		label: item.label,
		looksAt: criterion.kind === 'note' ? 'the note' : 'the conversation',
		whatCounts: whatCounts(criterion, facts),
		levels: levelsOf(item),
		rules: rulesOf(criterion),
	};
}

function whatCounts(criterion: Criterion, facts: Facts): string[] {
	switch (criterion.kind) {
		case 'elicited':
			return [
				...criterion.facts.map(
					(id) =>
						`learnt from the patient: ${facts.find((fact) => fact.id === id)?.label ?? inWords(id)}`,
				),
				...criterion.topics.map((id) => `a question to the patient on: ${inWords(id)}`),
			];
		case 'act':
			return criterion.acts.map(actInWords);
		case 'action':
			return [...criterion.findings, ...criterion.actions].map(inWords);
		case 'note':
			return criterion.mentions.map(
				(wordings) => `the note says, in these or other words: ${wordings.join(' / ')}`,
			);
		case 'absence':
			return [
				...criterion.acts.map(actInWords),
				...criterion.styles.map((style) => styleMeanings[style]),
			];
	}
}

const styleMeanings = {
	leading: 'leading question (pushes towards one answer); saying back to be corrected is none',
	multiple: 'several different questions at once, before the patient can answer',
} as const;

function levelsOf(item: RubricItem): Record<string, string> {
	const { criterion } = item;
	if (criterion.kind === 'absence') {
		const most = criterion.allowed;
		return { '0': `happened more than ${most} times`, '1': `happened at most ${most} times` };
	}
	const { full, partial } = criterion.need;
	const least = partial ?? full;
	const levels = {
		'0': `fewer than ${least} of what counts`,
		'1': `at least ${least} of what counts`,
	};
	return maxLevel(item) === 2 ? { ...levels, '2': `at least ${full} of what counts` } : levels;
}

function rulesOf(criterion: Criterion): string[] {
	switch (criterion.kind) {
		case 'elicited':
			return [
				`It scores where it came by: ${criterion.credit.map((credit) => creditMeanings[credit]).join('; ')}. Otherwise the level is 0.`,
				'Quote the question of the student that brought it.',
				...boundsInWords(criterion.within),
			];
		case 'act':
			return boundsInWords(criterion.within);
		case 'action':
			return [];
		case 'note':
			return [
				`Only in: ${criterion.parts.map((box) => boxNames[box]).join(', ')}.`,
				...(criterion.first ? [`Only the first ${criterion.first} of the differential.`] : []),
				'What the note denies or calls unlikely ("not an infarction") is not said.',
			];
		case 'absence':
			return ['This must NOT happen. Quote every time it did, whatever the level.'];
	}
}

function boundsInWords(within: { first: number } | { last: number } | undefined): string[] {
	if (!within) return [];
	return 'first' in within
		? [`Only in the first ${within.first} lines of the student.`]
		: [`Only in the last ${within.last} lines of the student.`];
}
