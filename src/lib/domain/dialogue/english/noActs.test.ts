import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { topicCatalogueSchema } from '../topicCatalogue.ts';
import { buildEnglishInterpreter } from './englishInterpreter.ts';

const catalogue = topicCatalogueSchema.parse(
	parse(readFileSync('scenarios/topics.en.yaml', 'utf8')),
);
const interpreter = buildEnglishInterpreter({ catalogue, vectors: [] });
const actsOf = async (utterance: string) =>
	(await interpreter.read(utterance, [])).acts.map((act) => act.act);

describe('words that sound like an act and are none', () => {
	it('takes "in your own words" for teach-back only where it asks what was explained', async () => {
		expect(await actsOf('Can you tell me in your own words what has happened?')).not.toContain(
			'teach_back',
		);
		expect(await actsOf('Can you tell me in your own words what we will do now?')).toContain(
			'teach_back',
		);
	});
	it('takes a question about the patient’s blood for no test that is ordered', async () => {
		for (const asked of ['Do you know your blood group?', 'Do you take any blood thinners?']) {
			expect(await actsOf(asked)).not.toContain('order_test');
		}
	});
	it('takes "is it OK if I call …?" for no advice on what to do if it gets worse', async () => {
		expect(await actsOf('Is it OK if I call your daughter?')).not.toContain('safety_net');
		expect(await actsOf('If it gets worse, call me.')).toContain('safety_net');
	});
	it.each([
		['How could you get to the surgery?', 'judgement'],
		['How could you manage at home with that leg?', 'judgement'],
		["I'd like the consultant to examine you.", 'examine'],
		["You'll have an X-ray in the morning, before the clinic.", 'order_test'],
		['Would it be all right if we rang your daughter?', 'permission'],
		['Is it OK if I ask you some questions?', 'consent'],
		['Are you calling from the surgery car park?', 'introduction'],
		['Thank you for telling me that.', 'empathy'],
		['Thanks for being honest with me.', 'empathy'],
		["We missed it and nobody told you. I'm so sorry.", 'empathy'],
	])('"%s" is no %s', async (text, act) => expect(await actsOf(text)).not.toContain(act));
});

describe('a request to see the patient alone', () => {
	it.each([
		'Could your partner step out for a moment?',
		"I'd like to see you on your own for a few minutes.",
		'Would it be OK if we had a few minutes alone?',
		'Can your son wait outside while we talk?',
		'Could we have five minutes alone?',
		'Josh, could you step outside for a minute?',
		'Would your husband mind waiting outside?',
		'Can you give us a few minutes?',
		'Can I have a quick word with you in private?',
		'Could Josh pop out, please?',
	])('is a plan, and asks nothing of the history: %s', async (text) => {
		const { topics, acts } = await interpreter.read(text, []);
		expect(topics).toEqual([]);
		expect(acts.map(({ act }) => act)).toContain('plan');
	});
	it.each([
		'Do you live alone?',
		'Do you go out much?',
		'Do you have anyone to talk to?',
		'Can you still go out to work?',
		'Can you go out and see your mates?',
		'Would you go out drinking with friends?',
		'Can you give us a rough idea of how much you drink?',
		'Could you give us a bit more detail on the pain?',
		'Could you give us some idea when it started?',
		'Would you say you see things when you are alone?',
		'can you manage the children while you are on your own?',
		'Do you ever talk to yourself when you are alone?',
		'Have you been able to talk to someone on your own about it?',
		'Can I ask whether you see things when you are alone?',
		'Can your husband still go out to work?',
		'Can you pop out to the shops?',
		'Could you give us some more details about the cough?',
		'Can we talk about how you feel when you are on your own?',
	])('is not heard in a question of going out, being alone or telling more: %s', async (text) =>
		expect(await actsOf(text)).not.toContain('plan'),
	);
	it.each([
		['Can you still go out to work?', 'functional_impact'],
		['Can you go out and see your mates?', 'functional_impact'],
		['Would you go out drinking with friends?', 'alcohol'],
		['Can you give us a rough idea of how much you drink?', 'alcohol_amount'],
		['Could you give us a bit more detail on the pain?', 'tell_me_more'],
		['Could you give us some idea when it started?', 'onset'],
		['Would you say you see things when you are alone?', 'psychosis'],
		['can you manage the children while you are on your own?', 'child_safety'],
		['Do you ever talk to yourself when you are alone?', 'psychosis'],
		['Have you been able to talk to someone on your own about it?', 'support'],
	])('and such a question keeps its topic: %s', async (text, topic) => {
		const { topics } = await interpreter.read(text, []);
		expect(topics.map(({ id }) => id)).toContain(topic);
	});
});
