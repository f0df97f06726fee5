import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PriorTurn } from '../reading.ts';
import { topicCatalogueSchema } from '../topicCatalogue.ts';
import { buildEnglishInterpreter } from './englishInterpreter.ts';
import { patientAsHe } from './patientAsHe.ts';

const catalogue = topicCatalogueSchema.parse(
	parse(readFileSync('scenarios/topics.en.yaml', 'utf8')),
);
const interpreter = buildEnglishInterpreter({ catalogue, vectors: [] });
const child = ['Ayo', 'son', 'little boy'];
const father = ['father', 'dad', 'Mr Osei'];
const read = async (text: string, patientWords?: string[], before: PriorTurn[] = []) =>
	(await interpreter.read(text, before, patientWords)).topics.map(({ id }) => id).sort();

describe('a mother speaks for her child', () => {
	it.each([
		['Has he had a fever?', 'fever'],
		['Any rash on him?', 'rash'],
		['Does Ayo have a cough?', 'cough'],
		['Is your son drinking?', 'feeding'],
		['How many wet nappies has he had?', 'urine_output'],
		['Did you notice any rash?', 'rash'],
		['Have you given him paracetamol?', 'tried_remedies'],
		['Has your little boy had any operations?', 'surgery'],
		["What is your son's name?", 'name'],
		['Has he been sick?', 'vomiting'],
		['Are there any allergies?', 'allergies'],
		['What are you most worried about?', 'concerns'],
	])('asks about the child: %s', async (text, topic) =>
		expect(await read(text, child)).toEqual([topic]),
	);

	it('is about the child also after its mother was asked for', async () => {
		const asked: PriorTurn[] = [
			{ speaker: 'student', text: "Am I speaking with Ayo's mum?", topics: ['name'] },
		];
		expect(await read('Is he pulling at his ears?', child, asked)).not.toContain('family_history');
	});

	it.each([
		['Is anyone else at home ill?', ['sick_contacts']],
		['Do his brothers have it?', ['sick_contacts']],
		['Does his father have asthma?', ['family_history']],
		['Is there a family history of asthma?', ['family_history']],
	])('asks about those around him: %s', async (text, topics) =>
		expect(await read(text, child)).toEqual(topics),
	);

	it.each([
		['How are you coping yourself?', ['feelings_now']],
		['Have you slept?', ['feelings_now']],
		['Are you vaccinated?', []],
		['Do you have asthma?', ['family_history']],
		['Do you smoke?', ['exposures']],
		['Have you had a cold yourself?', ['sick_contacts']],
	])('asks the mother about herself: %s', async (text, topics) =>
		expect(await read(text, child)).toEqual(topics),
	);

	it('"he" after his brother is the brother, his name is himself', async () => {
		const before = [{ speaker: 'student', text: 'Does his brother have a cough?' } as const];
		expect(await read('Has he had a fever?', child, before)).toEqual(['sick_contacts']);
		expect(await read('Has Ayo had a fever?', child, before)).toEqual(['fever']);
	});
});

describe('a son speaks for his father', () => {
	it.each([
		['Does your father have chest pain?', ['chest_pain']],
		['Has your dad ever had a heart attack?', ['heart_disease']],
		['Does he smoke?', ['smoking']],
		['Has Mr Osei been confused?', ['confusion']],
		['What did your father do for work?', ['occupation']],
		['Does his father have heart disease?', ['family_heart_disease', 'family_history']],
	])('%s', async (text, topics) => expect(await read(text, father)).toEqual(topics));
});

describe('a patient who speaks for himself', () => {
	it('is asked about others where others are named', async () => {
		expect(await read('Does your father have asthma?')).toEqual(['family_history']);
		expect(await read('Do you have asthma?')).toEqual(['asthma']);
	});
});

describe('the patient read as "he"', () => {
	it('keeps every place, whoever is named', () => {
		const words = fc.constantFrom(
			'your son',
			"Ayo's",
			'his son',
			'cough',
			'Ayo',
			' ',
			'little boy',
		);
		fc.assert(
			fc.property(fc.array(words), (parts) => {
				const text = parts.join(' ');
				expect(patientAsHe(text, child)).toHaveLength(text.length);
				expect(patientAsHe(text, [])).toBe(text);
			}),
		);
	});

	it('leaves the relatives of the patient and other children as they are', () => {
		expect(patientAsHe('his father', father)).toBe('his father');
		expect(patientAsHe('another son', child)).toBe('another son');
	});

	it('quotes the words that were said', async () => {
		const { topics, acts } = await interpreter.read(
			"Does Ayo have a cough? Can I listen to Ayo's chest?",
			[],
			child,
		);
		expect(topics[0]?.words).toBe('Does Ayo have a cough');
		expect(acts.find(({ act }) => act === 'examine')?.words).toBe("listen to Ayo's");
	});
});
