import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PriorTurn } from '../reading.ts';
import { topicCatalogueSchema } from '../topicCatalogue.ts';
import { buildEnglishInterpreter } from './englishInterpreter.ts';

const catalogue = topicCatalogueSchema.parse(
	parse(readFileSync('scenarios/topics.en.yaml', 'utf8')),
);
const interpreter = buildEnglishInterpreter({ catalogue, vectors: [] });

/** Reads the last of these lines after the others, which the student and the patient said in turn. */
async function readLast(...lines: string[]) {
	const before: PriorTurn[] = [];
	for (const [index, text] of lines.slice(0, -1).entries())
		before.push(
			index % 2 === 1
				? { speaker: 'patient', text }
				: {
						speaker: 'student',
						text,
						topics: (await interpreter.read(text, before)).topics.map(({ id }) => id),
					},
		);
	return interpreter.read(lines.at(-1) ?? '', before);
}
const topicsOf = async (...lines: string[]) =>
	(await readLast(...lines)).topics.map(({ id }) => id);

describe('how much somebody wants to be told', () => {
	it.each([
		'How much would you like to know today?',
		'Would you like me to go through the results with you now?',
		'Is there anything you would rather I did not talk about?',
		'Do you feel up to hearing about what happens next?',
	])('is asked: %s', async (text) => expect(await topicsOf(text)).toEqual(['information_wanted']));

	it('is not asked by an offer to say something again', async () =>
		expect(await topicsOf('Do you want me to explain that again?')).toEqual([]));
});

describe('leave to speak with somebody who knows the patient', () => {
	it.each([
		'Can I ring your daughter?',
		'Can I ring Janet?',
		'Would you mind if I spoke to your daughter, about your fall?',
		'Is it ok if we talk to Janet about it?',
	])('is asked, and leads nobody: %s', async (text) => {
		const { topics } = await readLast(text);
		expect(topics).toMatchObject([{ id: 'collateral', style: 'closed' }]);
	});

	it.each(['Can I ring you tomorrow?', 'Can I speak to my consultant?', 'Can I call you Pearl?'])(
		'is another matter: %s',
		async (text) => expect(await topicsOf(text)).toEqual([]),
	);
});

describe('a statement put to be confirmed leads', () => {
	it.each([
		['So it started this morning?', 'onset'],
		['so no fever then', 'fever'],
		['no allergies right', 'allergies'],
		['You said it spreads to your arm?', 'radiation'],
		['So the pain is crushing?', 'character'],
		["And it's getting worse?", 'course'],
		["You've had this before?", 'prior_episodes'],
		['You take insulin, is that right?', 'insulin_use'],
	])('%s', async (text, topic) => {
		const { topics, style } = await readLast(text);
		expect(topics).toContainEqual(expect.objectContaining({ id: topic, style: 'leading' }));
		expect(style).toBe('leading');
	});

	it("said again in the patient's words, it confirms what was asked before", async () => {
		const reading = await readLast('When did it start?', 'About three days ago.', 'Three days?');
		expect(reading.topics).toMatchObject([{ id: 'onset', style: 'leading', followUp: true }]);
		expect(await topicsOf('Any allergies?', 'Penicillin.', 'Just penicillin?')).toEqual([
			'allergies',
		]);
	});

	it.each([
		'So no fever.',
		'You mentioned you had a cough.',
		'So you had chest pain since Monday.',
	])('what only says so asks nothing: %s', async (text) =>
		expect((await readLast(text)).isQuestion).toBe(false),
	);
});

describe('a bare question is about what was asked before it', () => {
	it.each([
		['Do you take medicines?', 'like what?', 'medications'],
		['Are you taking your tablets?', 'why not?', 'medications'],
		['Do you drive?', 'How come?', 'driving'],
		['Do you bring up phlegm?', 'what colour?', 'sputum'],
		['Have you had high blood pressure?', 'How long?', 'hypertension'],
		['Do you have asthma?', 'since when', 'asthma'],
		['Do you smoke?', 'How many?', 'smoking_amount'],
		['Do you have chest pain?', 'when?', 'onset'],
		['Do you have a fever?', 'How high?', 'fever'],
		['Any family history of cancer?', 'Who?', 'family_cancer'],
	])('%s %s', async (first, bare, topic) => {
		expect(await topicsOf(first, 'Yes.', bare)).toEqual([topic]);
	});

	it.each([
		['Do you bring up phlegm?', 'has there been any blood?', 'haemoptysis'],
		['Have you coughed up blood?', 'Is it bright red or dark?', 'haemoptysis'],
		['Any blood in your stools?', 'Was it fresh?', 'blood_in_stool'],
		['Any diarrhoea?', 'is there blood in it', 'blood_in_stool'],
	])('blood is looked for where it was spoken of: %s %s', async (first, bare, topic) => {
		expect(await topicsOf(first, 'Yes.', bare)).toEqual([topic]);
	});

	it("or about what the patient's last words named, after a broad question", async () => {
		expect(await topicsOf('What else?', 'I feel tired. And I have a cough.', 'how often?')).toEqual(
			['cough'],
		);
	});

	it('how long the complaint has lasted is its onset, another symptom is asked of itself', async () => {
		const opening = ['What brings you in?', 'I have a cough.', 'Do you have a cough?', 'Yes.'];
		expect(await topicsOf(...opening, 'how long?')).toEqual(['onset']);
		expect(await topicsOf('Do you have a cough?', 'Yes.', 'how long?')).toEqual(['cough']);
	});

	it('invites to go on: of that, and of all there is', async () => {
		expect(await topicsOf('Any allergies?', 'Yes.', 'and?')).toEqual(['allergies', 'tell_me_more']);
		expect(await topicsOf('What brings you in?', 'It is hard to say.', 'go on')).toEqual([
			'tell_me_more',
		]);
	});

	it.each(['And?', 'why?', 'such as?', 'Really?', 'And then?'])(
		'with nothing before it asks to be told more: %s',
		async (text) => expect(await topicsOf(text)).toEqual(['tell_me_more']),
	);
});

describe('what students say of themselves', () => {
	it.each([
		"Hello Mrs Grant, I'm Sam, one of the medical students. Is it alright if we have a chat about what happened?",
		"Hi, I'm Jo, a fourth year student nurse. Could you tell me what happened?",
		'My name is Ana and I work with the drugs team. Can you tell me what happened?',
	])('is not what their question asks about: %s', async (text) =>
		expect(await topicsOf(text)).toEqual(['opening_question']),
	);
});

describe('"how long has that been going on?"', () => {
	const that = 'How long has that been going on?';
	const opening = ['What brings you in?', 'I have a cough.'];

	it('stays with the symptom just spoken of, and asks when the complaint began after the complaint', async () => {
		const blood = ['Have you coughed up any blood?', 'Yes.'];
		expect(await topicsOf(...opening, ...blood, that)).toEqual(['haemoptysis']);
		expect(await topicsOf(...opening, that)).toEqual(['onset']);
	});

	it('stays with the symptom whose beginning was asked', async () => {
		const first = ['When did you first notice the blood?', 'I cannot say.'];
		const blood = ['Have you coughed up any blood?', 'Yes.'];
		expect(await topicsOf(...opening, ...blood, ...first, that)).not.toContain('onset');
	});
});

describe('what a complaint is likened to', () => {
	it.each([
		['Was it a sudden start, like a bang?', 'onset_speed'],
		['Did it come on slowly, like a fever would?', 'onset_speed'],
		['Did it start suddenly, like a seizure?', 'onset_speed'],
	])('is not what is asked: %s', async (text, id) => expect(await topicsOf(text)).toEqual([id]));

	it('is asked where anything like it is', async () =>
		expect(await topicsOf('Have you ever had anything like a stroke?')).toEqual(['stroke']));
});

describe('a wish of the student', () => {
	it("is not the patient's wish to be told", async () =>
		expect(await topicsOf("I'd like to hear from you what has happened.")).not.toContain(
			'information_wanted',
		));
});

describe('"have you?" after what people do in general asks what they do', () => {
	it.each([
		[
			'When people feel this low they sometimes think about ending their life. Have you?',
			'suicidal_thoughts',
			'ending their life. Have you',
		],
		[
			'Lots of my patients wake at four and cannot get back to sleep. Do you?',
			'sleep',
			'sleep. Do you',
		],
		[
			'Many people in your place drink more than they used to. Do you ever?',
			'alcohol',
			'drink more than they used to. Do you ever',
		],
	])('%s', async (text, id, words) =>
		expect((await readLast(text)).topics).toMatchObject([{ id, words }]),
	);

	it('and nothing where nothing was said before it', async () => {
		expect(await topicsOf('Have you?')).toEqual([]);
		expect(await topicsOf("I'm Tom, one of the doctors. Do you?")).toEqual([]);
	});
});

describe('one word after thoughts of suicide', () => {
	const thoughts = ['Have you had thoughts of ending your life?', 'Yes.'];
	it.each([
		['ok. plan?', 'suicide_plan'],
		['Any means?', 'suicide_means'],
		['And intent?', 'suicide_intent'],
	])('asks what it names: %s', async (text, id) =>
		expect(await topicsOf(...thoughts, text)).toEqual([id]),
	);
	it('and nothing after another question', async () =>
		expect(await topicsOf('Do you smoke?', 'Yes.', 'plan?')).toEqual([]));
});
