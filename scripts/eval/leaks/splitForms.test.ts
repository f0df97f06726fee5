import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runsOf, searchIn, standsIn } from './splitForms.ts';

const word = fc.stringMatching(/^[bdfgkmnprtvz]{4,10}$/);
const parted = fc.constantFrom('', ' ', '-', '.', '\u200B', ' . ', '\n', '*', '、');
const dress = fc.constantFrom<(text: string) => string>(
	(text) => text,
	(text) => text.toUpperCase(),
	(text) => text.replaceAll('t', '7').replaceAll('k', 'к'),
	(text) => [...text].map((letter) => `${letter}\u0301`).join(''),
	(text) => [...text].toReversed().join(''),
);
const around = fc.constantFrom('', 'My knee is sore. ', '膝盖疼，', '12 ');

describe('a planted word is found', () => {
	it('however its letters are parted and dressed', () => {
		fc.assert(
			fc.property(word, parted, dress, around, around, (planted, by, dressed, before, after) => {
				const shown = [...dressed(planted)].join(by);
				expect(searchIn(`${before}${shown}${after}`).holds(planted)).toBe(true);
			}),
		);
	});
	it('in no text that does not hold its letters in a row', () => {
		fc.assert(
			fc.property(word, (planted) => {
				const shown = [...planted].join('u');
				expect(searchIn(shown).holds(planted)).toBe(false);
			}),
		);
	});
});

describe('a phrase stands in a text', () => {
	it.each([
		['It may be gout.', 'gout', true],
		['I was going out.', 'gout', false],
		['Was it a HEART attack?', 'heart attack', true],
		['怕是心肌梗死吧', '心肌梗死', true],
	])('%s: %s', (text, phrase, stands) => expect(standsIn(text, phrase)).toBe(stands));
});

it('the runs of a text are all its words in a row, Chinese by characters', () => {
	expect(runsOf('You are a man.', 3)).toEqual(['youarea', 'areaman']);
	expect(runsOf('你是男，58岁', 4)).toEqual(['你是男58', '是男58岁']);
	expect(runsOf('Too short', 3)).toEqual([]);
});
