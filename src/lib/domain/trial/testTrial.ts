/** A small made-up case with a reader of plain words, for the tests of trials. */
import { dialogueActs, type Interpreter, type TopicReading } from '../dialogue/reading.ts';
import type { Topic } from '../dialogue/topicCatalogue.ts';
import { buildEnglishClaimReader } from '../patient/guard/claims/englishClaimReader.ts';
import { lineKeys, type LineCatalogue } from '../patient/lines.ts';
import { rubricSchema } from '../rubric/schema.ts';
import { testScenario } from '../scenario/testScenario.ts';
import type { Trial } from './playTrial.ts';
import { playTrial } from './playTrial.ts';
import { noNote } from './students/note.ts';
import type { Deed, TrialStudent } from './student.ts';
import type { TrialCase } from './trialCase.ts';

const topic = (id: string, phrasing: string, more: Partial<Topic> = {}): Topic => ({
	...{ id, category: 'general', kind: 'topic', label: id, phrasings: [phrasing] },
	...{ cues: [], unless: [], notWith: [] },
	...more,
});

const topics: Topic[] = [
	topic('opening_question', 'What brings you in?', { kind: 'broad' }),
	topic('cough', 'Do you have a cough?'),
	topic('onset', 'When did it start?', { category: 'complaint' }),
	topic('fatigue', 'Are you tired?'),
	topic('sputum', 'Do you bring anything up?'),
	topic('weight_change', 'Have you lost weight?'),
	topic('smoking', 'Do you smoke?', { category: 'social' }),
	topic('smoking_amount', 'How many a day?', { category: 'social', within: 'smoking' }),
	topic('suicidal_thoughts', 'Do you think of ending your life?', { category: 'mental' }),
	topic('fever', 'Have you had a fever?'),
	topic('hobbies', 'What do you do for fun?', { category: 'social' }),
];

/** Reads a topic by its phrasing (leading with "surely"), an act by its name between asterisks. */
const interpreter: Interpreter = {
	version: 'plain-words',
	async read(utterance) {
		const style = utterance.includes('surely') ? ('leading' as const) : ('closed' as const);
		const read = topics.flatMap(({ id, phrasings: [words = ''] }): TopicReading[] =>
			utterance.includes(words) ? [{ id, words, style, score: 0.9, why: 'phrasing' }] : [],
		);
		const acts = dialogueActs.flatMap((act) =>
			utterance.includes(`*${act}*`) ? [{ act, words: `*${act}*` }] : [],
		);
		const isQuestion = utterance.includes('?');
		return { topics: read, candidates: [], acts, style: isQuestion ? style : 'none', isQuestion };
	},
};

const lines = {
	language: 'en',
	lines: Object.fromEntries(lineKeys.map((key) => [key, [`${key}, first.`, `${key}, then.`]])),
	joiners: ['And', 'Also,'],
} as LineCatalogue;

const item = (id: string, criterion: object, question: string) => ({
	...{ id, label: id, marks: 2, criterion, why: 'It matters.', question },
});

const rubric = rubricSchema.parse({
	schema: 1,
	scenario: testScenario.slug,
	language: 'en',
	sections: [
		{
			id: 'all',
			label: 'All',
			items: [
				item('asked_sputum', { kind: 'elicited', facts: ['sputum'] }, 'Do you bring anything up?'),
				item('introduced', { kind: 'act', acts: ['introduction'] }, 'I am Sam. *introduction*'),
				item('called', { kind: 'action', actions: ['call_senior'] }, 'Call a senior.'),
			],
		},
	],
	domains: ['a', 'b', 'c'].map((id) => ({ id, label: id, anchors: ['1', '2', '3', '4', '5'] })),
	globalGrade: { label: 'Overall', levels: ['fail', 'borderline', 'pass'] },
});

export const testCase: TrialCase = {
	scenario: testScenario,
	rubric,
	pack: {
		interpreter,
		topics: new Map(topics.map((each) => [each.id, each])),
		topicLabel: (id) => id,
		lines,
		claimReader: buildEnglishClaimReader(topics),
		findings: {
			language: 'en',
			findings: [
				{
					...{ id: 'breath_sounds', kind: 'examination', group: 'Chest', label: 'Breath sounds' },
					...{ normal: 'Normal.', spoken: ['listen to your chest'] },
				},
			],
		},
	},
};

export const utterancesOf = topics.flatMap(({ phrasings }) => phrasings);

export const studentOf = (
	deeds: readonly (string | Deed)[],
	more: Partial<TrialStudent> = {},
): TrialStudent => ({
	id: 'test',
	pace: 'leisure',
	script: () => ({
		deeds: deeds.map((deed) =>
			typeof deed === 'string' ? { kind: 'say', text: deed, means: [] } : deed,
		),
		closing: [],
		comfort: [],
	}),
	note: noNote,
	...more,
});

/** Plays these lines and deeds in order. */
export const playDeeds = (...deeds: (string | Deed)[]): Promise<Trial> =>
	playTrial(testCase, studentOf(deeds));
