import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findingCatalogueSchema } from './findingCatalogue.ts';

const read = (language: string) =>
	findingCatalogueSchema.parse(parse(readFileSync(`scenarios/findings.${language}.yaml`, 'utf8')));

/** Numbers a result states; those inside a name ("PHQ-9", "T4", "10⁹/L") are no result. */
const namesWithDigits = /10⁹|PaO₂|PaCO₂|H₂O|B12|T4|PHQ-?9|GAD-?7|FEV1|HbA1c|\(1\.0\)|（1\.0）/g;
const numbersIn = (text: string) =>
	(text.replace(namesWithDigits, '').match(/\d+(?:\.\d+)?/g) ?? []).sort();

describe('the shared findings', () => {
	const english = read('en');
	const chinese = read('zh-CN');

	it('are the same in both languages, in the same order', () => {
		const shape = ({ findings }: typeof english) => findings.map(({ id, kind }) => ({ id, kind }));
		expect(shape(chinese)).toEqual(shape(english));
	});

	it('give the same normal numbers in both languages', () => {
		const results = ({ findings }: typeof english) =>
			Object.fromEntries(findings.map(({ id, normal }) => [id, numbersIn(normal)]));
		expect(results(chinese)).toEqual(results(english));
	});

	it.each([english, chinese])('have words of their own: $language', ({ findings }) => {
		const labels = findings.map(({ label }) => label);
		expect(new Set(labels).size).toBe(labels.length);
	});
});
