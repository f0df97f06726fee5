import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { lineCatalogueSchema } from './lines.ts';

const read = (language: string) =>
	lineCatalogueSchema.parse(parse(readFileSync(`scenarios/lines.${language}.yaml`, 'utf8')));

describe.each(['en', 'zh-CN'])("the patient's small talk: %s", (language) => {
	const { lines } = read(language);

	it('every repetition holds the fact', () => {
		expect(lines.again.every((line) => line.includes('{fact}'))).toBe(true);
	});

	it('every question back names both readings', () => {
		expect(lines.ask_back.every((line) => line.includes('{a}') && line.includes('{b}'))).toBe(true);
	});

	it('no other line has a gap to fill', () => {
		const others = Object.entries(lines).filter(([key]) => key !== 'again' && key !== 'ask_back');
		expect(others.flatMap(([, variants]) => variants).filter((line) => /[{}]/.test(line))).toEqual(
			[],
		);
	});

	it('no line stands twice under one key', () => {
		for (const variants of Object.values(lines))
			expect(new Set(variants).size).toBe(variants.length);
	});
});
