import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { smallCatalogues, smallTopics } from '../scenario/fixtures/smallScenario.ts';
import { parseHintCatalogue } from './loadHintCatalogue.ts';

const categories = [...smallTopics.matchAll(/category: (\w+)/g)].map(([, category]) => category!);
const area = (id: string, more: string) => `
  - id: ${id}
    moment: history
    label: ${id}
    think: What might it be?
    untouched: You have not asked yet.
    begun: You have asked a little.
    ${more}`;
const catalogue = (...areas: string[]) => `language: en\nareas:${areas.join('')}\n`;
const all = [...new Set(categories)].join(', ');
const whole = area('all', `categories: [${all}]`);

function problemsOf(text: string): string[] {
	const parsed = parseHintCatalogue(text, 'hints.en.yaml', smallCatalogues().topics);
	return 'faults' in parsed ? parsed.faults.map(({ problem }) => problem) : [];
}

it('a catalogue that holds every topic once is sound', () => {
	expect(problemsOf(catalogue(whole))).toEqual([]);
	expect(problemsOf(catalogue(whole, area('pain', 'topics: [joint_pain]')))).toEqual([]);
});

it('a category that no area holds is named', () => {
	const text = catalogue(whole.replace('social, ', ''));
	expect(problemsOf(text)).toEqual(['no area holds the topics of the category "social"']);
});

it('what the topic catalogue does not know is named', () => {
	const text = catalogue(whole, area('pain', 'topics: [jiont_pain]'));
	expect(problemsOf(text)).toEqual(['"jiont_pain" is none of the topics of the topic catalogue']);
});

it('what stands in two areas is named', () => {
	const text = catalogue(whole, area('more', 'categories: [social]'));
	expect(problemsOf(text)).toEqual(['"social" already stands in the area "all"']);
});

it('words to be said, and numbers, are no hint', () => {
	for (const words of ['Say “hello” first.', 'Ask 3 things.']) {
		const text = catalogue(whole.replace('What might it be?', words));
		expect(problemsOf(text)).toEqual([`"${words}" cannot stand here`]);
	}
});

it('the Chinese hints hold no word of another language', () => {
	const chinese = readFileSync('scenarios/hints.zh-CN.yaml', 'utf8');
	const texts = [...chinese.matchAll(/(?:think|untouched|begun|label): (.+)/g)];
	expect(texts.length).toBeGreaterThan(60);
	expect(texts.filter(([, text]) => /[A-Za-z]/.test(text!))).toEqual([]);
});
