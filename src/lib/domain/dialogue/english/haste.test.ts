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
const topicsOf = async (utterance: string, before: readonly PriorTurn[] = []) =>
	(await interpreter.read(utterance, before)).topics.map((topic) => topic.id).sort();
const actsOf = async (utterance: string) =>
	(await interpreter.read(utterance, [])).acts.map((act) => act.act);
const asked = (...topics: string[]): PriorTurn[] => [{ speaker: 'student', text: '', topics }];

describe('what is typed in haste', () => {
	it.each([
		['wher is the pain', ['site']],
		['wen did it start', ['onset']],
		['r u on any meds', ['medications']],
		['r u worried about anyting', ['concerns']],
		['family hx of heart problms', ['family_heart_disease', 'family_history']],
		['do u smoke or drink', ['alcohol', 'smoking']],
	])('%s', async (text, topics) => expect(await topicsOf(text)).toEqual(topics));

	it('is a heading only where it begins with a topic, and says and thanks nothing', async () => {
		expect(await topicsOf('calf pain')).toEqual(['calf_pain']);
		expect(await topicsOf('Give aspirin 300.')).toEqual([]);
		expect(await topicsOf('Smoking is bad for you.')).toEqual([]);
		expect(await topicsOf('Lovely to meet you, take care!')).toEqual([]);
	});
});

describe('a question that leans on another', () => {
	it('in the same breath goes on from it, not from the turn before', async () => {
		expect(await topicsOf('Do you smoke? How many a day?', asked('family_heart_disease'))).toEqual([
			'smoking',
			'smoking_amount',
		]);
	});

	it('asks when or where of the complaint, or of what was just named', async () => {
		expect(await topicsOf('when?', asked('opening_question'))).toEqual(['onset']);
		expect(await topicsOf('where?', asked('onset'))).toEqual(['site']);
		expect(await topicsOf('When?', asked('suicide_plan'))).toEqual(['suicide_plan']);
	});

	it('turns from the family back to the patient', async () => {
		expect(await topicsOf('and you?', asked('family_history'))).not.toContain('family_history');
	});

	it('means the thoughts that were spoken of just before it', async () => {
		expect(
			await topicsOf("Some people feel life isn't worth living. Have you felt like that?"),
		).toEqual(['suicidal_thoughts']);
	});
});

describe('what asks nothing of the history', () => {
	it.each([
		"I'd like to check your blood pressure and get an ECG please.",
		"I'd like to ask about your general health now, if that's alright.",
		"I'm going to ask you some personal questions, which I ask everybody.",
	])('%s', async (text) => expect(await topicsOf(text)).toEqual([]));

	it('but checking who someone is does ask', async () => {
		expect(await topicsOf('Can I check your full name and date of birth please?')).toEqual([
			'age',
			'name',
		]);
	});
});

describe('acts told apart', () => {
	it('seeing how hard it is closes nothing', async () => {
		const acts = await actsOf("I'm sorry, I can see you're having a hard time.");
		expect(acts).toContain('empathy');
		expect(acts).not.toContain('closing');
	});

	it('having high blood pressure orders no test', async () => {
		expect(await actsOf('Let me summarise: you have high blood pressure.')).toEqual(['summary']);
	});

	it.each([
		['Did anyone in your family have high blood pressure?', 'order_test'],
		['Do you know your blood group?', 'order_test'],
		["Let's take your blood pressure now.", 'order_test'],
		["Could you go somewhere he can't hear you?", 'repeat_request'],
		['May I tell the unit, so that they see you alone?', 'closing'],
		['It stays in the team, unless I think you are in danger.', 'explanation'],
	] as const)('"%s" is no %s', async (utterance, act) => {
		expect(await actsOf(utterance)).not.toContain(act);
	});

	it.each([
		["I'd like you to go to hospital now.", 'plan'],
		['You need to go to the maternity unit today.', 'plan'],
		['May I tell your sister about this?', 'permission'],
		["Why don't you just leave him?", 'judgement'],
	] as const)('"%s" is %s', async (utterance, act) => {
		expect(await actsOf(utterance)).toContain(act);
	});

	it('a promise that nothing leaves the room is one of confidence', async () => {
		expect(await actsOf("Nothing leaves this room unless you're in danger.")).toContain(
			'confidentiality',
		);
	});
});

describe('asked of risk in other words', () => {
	it.each([
		['How likely are you to act on it?', 'suicide_intent'],
		['Do you feel safe at home tonight?', 'suicide_intent'],
		['Is there a date you have in mind?', 'suicide_plan'],
		['How often do those thoughts come?', 'suicidal_thoughts'],
		['Do you have what you need at home?', 'suicide_means'],
		["What's stopping you?", 'protective_factors'],
		['Do you use a GTN spray or anything under the tongue?', 'nitrates'],
	])('%s', async (text, topic) => expect(await topicsOf(text)).toEqual([topic]));
});

describe('a question that goes two ways', () => {
	it('is read both ways', async () => {
		expect(
			await topicsOf('Are you taking any medicines, including anything for erections?'),
		).toEqual(['erectile_drugs', 'medications']);
		expect(await topicsOf('Does anything make it better or worse?')).toEqual([
			'aggravating',
			'relieving',
		]);
	});

	it('what the patient wants is asked, whether he wants something done is not', async () => {
		expect(await topicsOf('What do you want me to do?')).toEqual(['expectations']);
		expect(await topicsOf('Do you want us to let your wife know?')).toEqual([]);
	});
});

describe('what a question names besides', () => {
	it.each([
		['How long have you had asthma?', ['asthma']],
		['When did you start smoking?', ['smoking_amount']],
		['Any chest pain or palpitations?', ['chest_pain', 'palpitations']],
		['Any muscle aches or joint pains?', ['joint_pain', 'muscle_pain']],
		['Any concerns for domestic abuse at home?', ['domestic_abuse']],
		['Does your wife smoke?', ['exposures']],
		['Do you own your home?', ['housing']],
		['Are you married?', ['relationships']],
		['When does it get worse?', ['aggravating']],
	])('%s', async (text, topics) => expect(await topicsOf(text)).toEqual(topics));

	it('looks for blood where it was just spoken of', async () => {
		expect(await topicsOf('Any blood?', asked('sputum'))).toEqual(['haemoptysis']);
		expect(await topicsOf('Have you noticed any blood in it?', asked('diarrhoea'))).toEqual([
			'blood_in_stool',
		]);
		expect(await topicsOf('Any blood?', asked('occupation'))).toEqual([]);
	});

	it.each([
		'Nurse, could you check the blood pressure?',
		'Could you lie down for me?',
		'Follow my finger with your eyes?',
		'Do you know what an ECG is?',
		'Would you like a glass of water?',
		'How was your journey here?',
	])('asks nothing of the history: %s', async (text) => expect(await topicsOf(text)).toEqual([]));
});

describe('a word of place or of knowing', () => {
	it.each([
		'Whereabouts is the pain?',
		'Whereabouts exactly is it?',
		'Whereabouts in your tummy?',
		'Where abouts does it hurt?',
		'Which shoulder, and whereabouts on it?',
	])(
		'asks for the site of a symptom where it names a part of the body or a complaint: %s',
		async (text) => expect(await topicsOf(text)).toContain('site'),
	);
	it.each([
		'Whereabouts on the motorway did you crash?',
		'Whereabouts in the house did it happen?',
		'Whereabouts do you live?',
		'Where abouts on the stairs were you?',
	])('and not where something happened: %s', async (text) =>
		expect(await topicsOf(text)).not.toContain('site'),
	);
	it.each([
		'Who knows about this?',
		'Who else knows about your drinking?',
		'Who knows you are here?',
	])('asks for support where it is the patient who is known about: %s', async (text) =>
		expect(await topicsOf(text)).toContain('support'),
	);
	it.each([
		'Do you know anyone who knows about first aid?',
		'Is there somebody who knows about cars?',
		'Did you see a doctor who knows about headaches?',
		'Was there a nurse who knew about stomas?',
	])('and not where it is a skill: %s', async (text) =>
		expect(await topicsOf(text)).not.toContain('support'),
	);
});
