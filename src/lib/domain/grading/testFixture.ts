/** A small made-up case, its rubric, and a way to write conversations down, for the tests of grading. */
import { emptyNote, noteSchema, type Note } from '../consultation/note.ts';
import type { ActReading, DialogueAct, Reading, TopicReading } from '../dialogue/reading.ts';
import { criterionSchema, rubricSchema, type Rubric } from '../rubric/schema.ts';
import { scenarioSchema, type Scenario } from '../scenario/schema.ts';
import type { z } from 'zod';
import type { GradedUtterance, GradingInput, ItemScore, RecordedEvent } from './grader.ts';
import { buildRuleGrader } from './ruleGrader.ts';

export const scenario: Scenario = scenarioSchema.parse({
	schema: 1,
	slug: 'sore-knee',
	language: 'en',
	title: 'A sore knee',
	internalTitle: 'Septic arthritis of the knee',
	complaint: 'cough',
	specialty: 'medicine',
	setting: 'emergency',
	level: 'novice',
	objectives: ['Take a history of a hot joint'],
	sources: [{ title: 'Written for these tests', year: 2026 }],
	licence: 'MIT',
	briefing: {
		role: 'You are a medical student.',
		setting: 'Emergency department',
		task: 'Take a history.',
		readingSeconds: 60,
		consultationSeconds: 600,
		noteSeconds: 300,
	},
	care: { clinicalReview: 'not reviewed' },
	patient: {
		name: 'Ada Finch',
		age: 61,
		gender: 'woman',
		occupation: 'gardener',
		portrait: { seed: 'ada' },
		voice: 'plain',
		persona: {
			talkativeness: 3,
			healthLiteracy: 3,
			recall: 3,
			languageLevel: 3,
			mood: 'tired',
			manner: 'dry',
		},
		opening: 'My knee has swollen up.',
		openingFacts: ['swelling'],
	},
	facts: [
		{
			id: 'swelling',
			topics: ['site'],
			label: 'Her right knee is swollen',
			says: ['My right knee has swollen up.'],
			disclosure: 'volunteered',
		},
		{
			id: 'began_monday',
			topics: ['onset'],
			label: 'It began on Monday',
			says: ['It came on on Monday.'],
			disclosure: 'asked',
		},
		{
			id: 'shivers',
			topics: ['fever'],
			label: 'She has had shivers at night',
			says: ['I have been shivering at night.'],
			disclosure: 'asked',
			redFlag: true,
		},
		{
			id: 'tired',
			topics: ['fatigue'],
			label: 'She has been tired',
			says: ['I have been so tired.'],
			disclosure: 'broad',
		},
		{
			id: 'shared_needles',
			topics: ['drugs'],
			label: 'She has injected drugs with her son',
			says: ['I tried what my son injects.'],
			disclosure: 'guarded',
			gate: {
				any: [
					[{ act: 'confidentiality' }, { askedTimes: 2 }],
					[{ action: 'see_alone' }],
					[{ affect: ['open'] }, { told: 'shivers' }, { cueAnswered: true }],
					[{ direct: true }],
				],
			},
			holdingBack: ['I would rather not go into that.'],
		},
	],
	affect: { initial: 'calm', states: [{ id: 'calm', tone: 'level', expression: 'neutral' }] },
	findings: [
		{ id: 'joint_tap', kind: 'investigation', label: 'Joint aspiration', result: 'Turbid fluid' },
	],
	actions: [
		{ id: 'see_alone', kind: 'see_alone', label: 'See her alone', result: 'Her son steps out.' },
		{ id: 'call_senior', kind: 'escalate', label: 'Call a senior', result: 'She is coming.' },
	],
	diagnosis: { primary: 'Septic arthritis', differential: ['Gout', 'Pseudogout'] },
});

/** A criterion as an author writes it; constants in tests make their lists read-only. */
type Frozen<T> = T extends readonly (infer Each)[]
	? readonly Frozen<Each>[]
	: T extends object
		? { readonly [Key in keyof T]: Frozen<T[Key]> }
		: T;
type CriterionSource = Frozen<z.input<typeof criterionSchema>>;

/** A rubric with one item for each criterion, named by its key. */
export function rubricOf(criteria: Record<string, CriterionSource>, marks = 2): Rubric {
	const items = Object.entries(criteria).map(([id, criterion]) => ({
		id,
		label: `Item ${id}`,
		marks,
		criterion,
		why: 'It changes what is done next.',
		question: 'Could you tell me about that?',
	}));
	const anchors = ['poor', 'weak', 'fair', 'good', 'very good'];
	return rubricSchema.parse({
		schema: 1,
		scenario: scenario.slug,
		language: 'en',
		sections: [{ id: 'all', label: 'All', items }],
		domains: ['listening', 'structure', 'respect'].map((id) => ({ id, label: id, anchors })),
		globalGrade: { label: 'Overall', levels: ['fail', 'borderline', 'pass'] },
	});
}

const silence: Reading = {
	topics: [],
	candidates: [],
	acts: [],
	style: 'none',
	isQuestion: false,
};

type Said = Partial<Omit<GradedUtterance, 'speaker' | 'text'>>;

/** A student's line; its reading is built of the parts given. */
export function student(text: string, reading: Partial<Reading> | null = {}): GradedUtterance {
	return line('student', text, { reading: reading && { ...silence, ...reading } });
}

export function patient(text: string, told: string[] = []): GradedUtterance {
	return line('patient', text, { told });
}

function line(speaker: GradedUtterance['speaker'], text: string, said: Said): GradedUtterance {
	const base = { id: '', position: 0, atMs: 0, reading: null, told: [], answersId: null };
	return { ...base, speaker, text, ...said };
}

/** A question: the reading of a line that asks one topic with all its words. */
export function asks(
	id: string,
	words: string,
	style: TopicReading['style'] = 'closed',
): GradedUtterance {
	const topics = [{ id, words, style, score: 0.9, why: 'test' }];
	return student(words, { topics, style, isQuestion: true });
}

/** A question nobody understood, whose likeliest topic was this. */
export function mumbles(id: string, words: string): GradedUtterance {
	const candidates = [{ id, words, style: 'closed' as const, score: 0.4, why: 'test' }];
	return student(words, { candidates, style: 'closed', isQuestion: true });
}

/** A line in which only a second reader found a question. */
export function asksBySecondReader(id: string, words: string): GradedUtterance {
	const line = asks(id, words);
	const topics = line.reading?.topics.map((topic) => ({ ...topic, by: 'second_reader' as const }));
	return student(words, { ...line.reading, topics });
}

/** A line that does acts with all its words. */
export function does(words: string, ...acts: DialogueAct[]): GradedUtterance {
	return student(words, { acts: acts.map((act): ActReading => ({ act, words })) });
}

/** Numbers the lines `u1`, `u2` …; each line of the patient answers the student's line before it. */
export function conversation(lines: readonly GradedUtterance[]): GradedUtterance[] {
	let answersId: string | null = null;
	return lines.map((each, index) => {
		const numbered = { ...each, id: `u${index + 1}`, position: index + 1, atMs: index * 1000 };
		if (each.speaker === 'student') answersId = numbered.id;
		return each.speaker === 'patient' ? { ...numbered, answersId } : numbered;
	});
}

export type Given = {
	lines?: readonly GradedUtterance[];
	events?: RecordedEvent[];
	note?: z.input<typeof noteSchema>;
	isCutOff?: boolean;
	widerTopics?: Record<string, string>;
	broadTopics?: string[];
};

export function inputOf(rubric: Rubric, given: Given): GradingInput {
	const note: Note = given.note ? noteSchema.parse(given.note) : emptyNote;
	return {
		scenario,
		rubric,
		utterances: conversation(given.lines ?? []),
		events: given.events ?? [],
		note,
		isCutOff: given.isCutOff ?? false,
		...(given.widerTopics && { widerTopics: given.widerTopics }),
		...(given.broadTopics && { broadTopics: given.broadTopics }),
	};
}

/** What the rule grader says of one criterion. */
export async function gradeOne(criterion: CriterionSource, given: Given): Promise<ItemScore> {
	const { items } = await buildRuleGrader().grade(inputOf(rubricOf({ item: criterion }), given));
	const [score] = items;
	if (!score) throw new Error('The rule grader left the item out.');
	return score;
}
