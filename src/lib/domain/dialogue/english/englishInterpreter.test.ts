import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { contentHash } from '../contentHash.ts';
import type { PriorTurn } from '../reading.ts';
import { topicCatalogueSchema } from '../topicCatalogue.ts';
import { decodeVectorFile, missingPhrasings } from '../vectorFile.ts';
import { buildEnglishInterpreter } from './englishInterpreter.ts';

const catalogue = topicCatalogueSchema.parse(
	parse(readFileSync('scenarios/topics.en.yaml', 'utf8')),
);
const interpreter = buildEnglishInterpreter({ catalogue, vectors: [] });
const topicsOf = async (utterance: string, before: readonly PriorTurn[] = []) =>
	(await interpreter.read(utterance, before)).topics.map((topic) => topic.id).sort();

async function after(...lines: string[]): Promise<PriorTurn[]> {
	const before: PriorTurn[] = [];
	for (const [index, text] of lines.entries())
		before.push(
			index % 2 === 0
				? { speaker: 'student', text, topics: await topicsOf(text, before) }
				: { speaker: 'patient', text },
		);
	return before;
}

describe('what counts as a question', () => {
	it('reads every phrasing of the catalogue as a question on its own topic', async () => {
		const missed: string[] = [];
		for (const topic of catalogue.topics)
			for (const phrasing of topic.phrasings)
				if (!(await topicsOf(phrasing)).includes(topic.id)) missed.push(`${topic.id}: ${phrasing}`);
		expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(10);
	}, 60_000);
	it('takes no statement for a question', async () => {
		expect(await topicsOf('So you have had chest pain and a fever since Monday.')).toEqual([]);
		expect(await topicsOf('We can talk about stopping smoking another time.')).toEqual([]);
	});
	it('lets a plan elicit nothing', async () => {
		const reading = await interpreter.read(
			"We'll take an X-ray of your chest and some bloods.",
			[],
		);
		expect(reading.topics).toEqual([]);
		expect(reading.isQuestion).toBe(false);
		expect(reading.acts.map((act) => act.act)).toContain('plan');
	});
	it('lets advice on when to come back elicit nothing', async () => {
		expect(await topicsOf('If you get any chest pain or fever, come straight back.')).toEqual([]);
	});
	it('ignores a long explanation', async () => {
		const explanation =
			'So what I think is going on is that one of the vessels that supplies your heart has become narrow over the years, which can happen with smoking and high blood pressure, and when you walk the muscle does not get enough blood, so we will run some tests and see if there is any damage and can talk about tablets after that.';
		expect(await topicsOf(explanation)).toEqual([]);
	});
	it('reads a request for leave to examine as an act, not a question of history', async () => {
		const reading = await interpreter.read('Can I listen to your chest?', []);
		expect(reading.topics).toEqual([]);
		expect(reading.acts.map((act) => act.act)).toContain('examine');
	});
	it('needs no question mark', async () => {
		expect(await topicsOf('do you have any allergies')).toEqual(['allergies']);
		expect(await topicsOf('Any fevers or chills.')).toEqual(['fever']);
	});
});

describe('which topics are asked', () => {
	it('splits a list into all that it asks', async () => {
		expect(await topicsOf('Any cough, wheeze or weight loss?')).toEqual([
			'cough',
			'weight_change',
			'wheeze',
		]);
	});
	it('reads several questions of one utterance, and calls their style multiple', async () => {
		const reading = await interpreter.read('Where is the pain? How bad is it out of ten?', []);
		expect(reading.topics.map((topic) => topic.id).sort()).toEqual(['severity', 'site']);
		expect(reading.style).toBe('multiple');
	});
	it('takes the longer naming for the shorter one inside it', async () => {
		expect(await topicsOf('Have you coughed up any blood?')).toEqual(['haemoptysis']);
	});
	it('mends a slip of the keyboard', async () => {
		expect(await topicsOf('have u got any alergies')).toEqual(['allergies']);
	});
	it('reads what a vague question points back to in the same breath', async () => {
		expect(
			await topicsOf(
				'Some people your age try alcohol or drugs. Have you tried anything like that?',
			),
		).toEqual(['alcohol', 'drugs']);
	});
});

describe('whose symptom it is', () => {
	it("does not take a mother's smoking for the patient's", async () => {
		expect(await topicsOf('Does your mother smoke?')).not.toContain('smoking');
		expect(await topicsOf('Does anyone at home smoke?')).toEqual(['exposures']);
	});
	it('reads illness in the household as a contact', async () => {
		expect(await topicsOf('Is anyone at home unwell?')).toEqual(['sick_contacts']);
		expect(await topicsOf('Has anybody at work had a cough?')).toEqual(['sick_contacts']);
	});
	it('reads disease in relatives as family history', async () => {
		expect(await topicsOf('Does your father have heart disease?')).toEqual([
			'family_heart_disease',
			'family_history',
		]);
	});
	it('lets a list go on about the family', async () => {
		expect(await topicsOf('Any family history of asthma? Any cancers?')).toEqual(
			expect.arrayContaining(['family_cancer', 'family_history']),
		);
	});
});

describe('questions that need the turn before', () => {
	it('reads "and your mother?" after a question about the father', async () => {
		const before = await after('Does your father have heart disease?', 'Yes, he does.');
		expect(await topicsOf('And your mother?', before)).toContain('family_heart_disease');
	});
	it('reads "how many a day?" after smoking and "how much?" after alcohol', async () => {
		expect(await topicsOf('How many a day?', await after('Do you smoke?', 'Yes.'))).toEqual([
			'smoking_amount',
		]);
		expect(await topicsOf('And how much?', await after('Do you drink alcohol?', 'A bit.'))).toEqual(
			['alcohol_amount'],
		);
	});
	it('reads "when was that?" as a follow-up on what was just asked', async () => {
		const before = await after('Have you had any operations?', 'My appendix.');
		const reading = await interpreter.read('When was that?', before);
		expect(reading.topics).toMatchObject([{ id: 'surgery', followUp: true }]);
	});
	it('reads nothing into them without a turn before', async () => {
		expect(await topicsOf('When was that?')).toEqual([]);
		expect(await topicsOf('And your mother?')).toEqual([]);
	});
});

describe('the style of a question', () => {
	it.each([
		['Can you tell me more about the pain?', 'open'],
		['Does the pain go anywhere else?', 'closed'],
		['So no allergies?', 'leading'],
		["You don't smoke, do you?", 'leading'],
		['I see, thank you.', 'none'],
	])('of "%s" is %s', async (utterance, style) => {
		expect((await interpreter.read(utterance, [])).style).toBe(style);
	});
});

describe('whatever is put to it', () => {
	const anything = fc.oneof(
		fc.string({ unit: 'grapheme', maxLength: 200 }),
		fc.array(
			fc.constantFrom('do you', 'smoke', '?', ',', 'and', 'any', '🙂', 'pain', '.', "don't"),
		),
	);
	it('never throws, quotes only the words that were said, and reads the same twice', async () => {
		await fc.assert(
			fc.asyncProperty(anything, async (raw) => {
				const text = Array.isArray(raw) ? raw.join(' ') : raw;
				const reading = await interpreter.read(text, []);
				for (const { words } of [...reading.topics, ...reading.acts]) expect(text).toContain(words);
				expect(await interpreter.read(text, [])).toEqual(reading);
			}),
			{ numRuns: 150 },
		);
	});
	it('reads nothing into nothing, Chinese or a smile', async () => {
		for (const text of ['', '   ', '🙂🙂', '你有没有发烧？'])
			expect((await interpreter.read(text, [])).topics).toEqual([]);
	});
	it('reads two thousand characters', async () => {
		const long = 'and then we talked about the weather for a while '.repeat(41);
		expect(await topicsOf(`${long}. Do you smoke?`)).toContain('smoking');
	});
});

describe('reading by meaning', () => {
	const vector = (x: number, y: number) => Float32Array.from([x, y]);
	const vectors = [
		{ topic: 'hobbies', phrasing: 'What do you do for fun?', vector: vector(1, 0) },
		{ topic: 'pets', phrasing: 'Do you have any pets?', vector: vector(0, 1) },
	];
	const odd = 'Do you blimble with the frobs?';
	it('takes a topic that is clearly ahead, and says why', async () => {
		const embed = async () => [vector(0.95, 0.3)];
		const reader = buildEnglishInterpreter({ catalogue, vectors, embed });
		const { topics } = await reader.read(odd, []);
		expect(topics).toMatchObject([{ id: 'hobbies' }]);
		expect(topics[0]?.why).toContain('meaning near');
	});
	it('only offers candidates when two are close', async () => {
		const embed = async () => [vector(0.71, 0.7)];
		const reader = buildEnglishInterpreter({ catalogue, vectors, embed });
		const reading = await reader.read(odd, []);
		expect(reading.topics).toEqual([]);
		expect(reading.candidates.map((one) => one.id)).toEqual(['hobbies', 'pets']);
	});
	it('reads by phrases alone when the model fails, and its version says what it reads by', async () => {
		const embed = () => Promise.reject(new Error('gone'));
		const reader = buildEnglishInterpreter({ catalogue, vectors, embed });
		expect((await reader.read('Do you smoke?', [])).topics).toMatchObject([{ id: 'smoking' }]);
		expect((await reader.read(odd, [])).topics).toEqual([]);
		expect(reader.version).toContain('meaning');
		expect(interpreter.version).not.toContain('meaning');
	});
	it('has a vector of every phrasing in the catalogue (else run `npm run vectors`)', () => {
		const file = decodeVectorFile(readFileSync('scenarios/topics.en.vectors.bin'));
		expect(missingPhrasings(catalogue, file)).toEqual([]);
		expect(contentHash('x')).toHaveLength(14);
	});
});
