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

describe('apologies and excuses', () => {
	it.each([
		"I'm sorry this took eleven weeks. That should not have happened.",
		'I want to apologise on behalf of the practice.',
		'Can I start by apologising for the delay?',
		"We're so sorry, we let you down.",
		"You were let down, and I'm sorry.",
		"I'm really sorry that nobody called you.",
		'Before anything else, I want to say how sorry I am.',
	])('owning what went wrong is an apology: "%s"', async (utterance) => {
		expect(await actsOf(utterance)).toContain('apology');
		expect(await actsOf(utterance)).not.toContain('judgement');
	});
	it.each(["I'm sorry to hear that.", "I'm so sorry about your father.", "I'm so sorry."])(
		'sorry for how it feels is empathy and no apology: "%s"',
		async (utterance) => {
			expect(await actsOf(utterance)).toContain('empathy');
			expect(await actsOf(utterance)).not.toContain('apology');
		},
	);
	it.each([
		'Your result came back in September and was filed by mistake. Nobody acted on it.',
		'You should have been told straight away.',
		'That should never have happened.',
		'You should never have had to chase it.',
		'We got this wrong.',
	])('saying openly what went wrong is candour: "%s"', async (utterance) => {
		expect(await actsOf(utterance)).toContain('candour');
		expect(await actsOf(utterance)).not.toContain('judgement');
	});
	it.each(['It was not our mistake.', 'Have you missed any tablets?', 'Has anyone acted on it?'])(
		'no candour: "%s"',
		async (utterance) => {
			expect(await actsOf(utterance)).not.toContain('candour');
		},
	);
	it('sorry for the delay is no empathy', async () => {
		expect(await actsOf("I'm sorry about the long delay.")).not.toContain('empathy');
	});
	it.each([
		'Please calm down.',
		"It wasn't my fault, the hospital must have lost it.",
		"I'm sorry you feel that way.",
		"I'm sorry but we're very busy here.",
		'These things happen.',
		'We have been very busy.',
		"I wasn't even here in September.",
		"Why didn't you ring us?",
	])('excuses, blame and hushing are defensiveness: "%s"', async (utterance) => {
		const acts = await actsOf(utterance);
		expect(acts).toContain('defensiveness');
		expect(acts).not.toContain('apology');
		expect(acts).not.toContain('empathy');
	});
	it.each([
		'Does anything help you calm down?',
		'Are you very busy at work?',
		'Do these things happen at night?',
		"You don't need to apologise.",
		'Has anyone apologised to you?',
		"Sorry, I didn't catch that. Could you say it again?",
		"It's not your fault.",
		'You have every right to blame us.',
	])('is neither an apology nor defensive: "%s"', async (utterance) => {
		const acts = await actsOf(utterance);
		expect(acts).not.toContain('apology');
		expect(acts).not.toContain('defensiveness');
	});
});
