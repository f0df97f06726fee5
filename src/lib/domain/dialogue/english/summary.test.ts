import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { topicCatalogueSchema } from '../topicCatalogue.ts';
import { buildEnglishInterpreter } from './englishInterpreter.ts';

const catalogue = topicCatalogueSchema.parse(
	parse(readFileSync('scenarios/topics.en.yaml', 'utf8')),
);
const interpreter = buildEnglishInterpreter({ catalogue, vectors: [] });
const read = (text: string) => interpreter.read(text, []);

describe('what is said back to be confirmed', () => {
	it.each([
		'So just to check, the pain started at nine in the garden, and you took the Viagra at eleven.',
		'Let me run through this: you fell on Sunday, you smoke ten a day, and you drank last night?',
		'So you were digging when it came on, it went to your jaw, and you took a tablet the night before?',
		'To be clear, it came on in the garden and it has got worse since.',
	])('sums up and asks nothing: %s', async (text) => {
		const { topics, acts, isQuestion } = await read(text);
		expect(topics).toEqual([]);
		expect(isQuestion).toBe(false);
		expect(acts.map(({ act }) => act)).toContain('summary');
	});

	it.each([
		['Just to check, are you allergic to anything?', 'allergies'],
		["Just to check, you've never had a bleed or a stroke?", 'stroke'],
		['Just to confirm, you smoke?', 'smoking'],
		['Can I just check what medications you take and whether you miss any?', 'medications'],
		['So no fever, no cough, and you have not been sick at all since Sunday?', 'fever'],
	])('is none where something is still asked: %s', async (text, id) => {
		const { topics, acts } = await read(text);
		expect(topics.map((topic) => topic.id)).toContain(id);
		expect(acts.map(({ act }) => act)).not.toContain('summary');
	});

	it.each([
		'May I look at your throat, with the light on, and feel how your neck has swollen?',
		"I'd like to check your oxygen and your pulse, it's a clip that was on the wall",
		'Can I check your full name and where you live, in case we get cut off?',
	])('is none where leave is asked, or something is to be checked: %s', async (text) => {
		const { acts } = await read(text);
		expect(acts.map(({ act }) => act)).not.toContain('summary');
	});
});
