import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testScenario } from '../scenario/testScenario.ts';
import type { LineCatalogue } from './lines.ts';
import type { ReplyPart } from './replyPlan.ts';
import { speak, toldIn } from './speak.ts';
import { testLines } from './testLines.ts';

const lines: LineCatalogue = {
	...testLines,
	lines: {
		...testLines.lines,
		again: ['As I said, {fact}', 'Well, {fact}'],
		ask_back: ['Do you mean {a} or {b}?', '{a} or {b}?'],
		identity: ['{name}, yes, {age}.', 'That is me.'],
	},
};

const wording = { scenario: testScenario, lines, topicLabel: (id: string) => `the ${id}` };
const textOf = (parts: ReplyPart[]) =>
	speak({ parts }, wording)
		.map(({ text }) => text)
		.join('');
const fact = (factId: string, variant = 0): ReplyPart => ({ kind: 'fact', factId, variant });

describe('the patient speaking', () => {
	it('tells a fact in the author’s words the first time', () => {
		expect(textOf([fact('sputum')])).toBe('The sputum said in full.');
	});

	it('says it differently when asked again: the shorter wording, then a reminder', () => {
		expect(textOf([fact('sputum', 1)])).toBe('Sputum, as I told you.');
		expect(textOf([fact('sputum', 2)])).toMatch(/^(As I said|Well), the sputum said/);
		expect(textOf([fact('sputum', 3)])).toBe('Sputum, as I told you.');
	});

	it('joins several facts like speech, not as a list', () => {
		const text = textOf([fact('sputum'), fact('tired'), fact('weight_loss')]);
		expect(text).toMatch(
			/^The sputum said in full\. The tired said in full\. (And|Oh, and) the weight_loss/,
		);
	});

	it('leads into no denial and nothing told before with a joiner', () => {
		const denying = {
			...testScenario,
			facts: testScenario.facts.map((each) =>
				each.id === 'weight_loss' ? { ...each, says: ['No, my weight is the same.'] } : each,
			),
		};
		const third = (variant: number) =>
			speak(
				{ parts: [fact('sputum'), fact('tired'), fact('weight_loss', variant)] },
				{ ...wording, scenario: denying },
			)[2]!.text;
		expect(third(0)).toBe(' No, my weight is the same.');
		expect(third(1)).not.toMatch(/^ (And|Oh, and) /);
	});

	it('varies its courtesies', () => {
		const thanks = (variant: number): ReplyPart => ({ kind: 'line', key: 'thanks', variant });
		expect(textOf([thanks(0)])).not.toBe(textOf([thanks(1)]));
	});

	it('asks back between two topics by their names', () => {
		const part: ReplyPart = {
			kind: 'line',
			key: 'ask_back',
			variant: 0,
			between: ['cough', 'fever'],
		};
		expect(textOf([part])).toBe('Do you mean the cough or the fever?');
	});

	it('answers to their name', () => {
		expect(textOf([{ kind: 'line', key: 'identity', variant: 0 }])).toBe('Robin Vale, yes, 40.');
	});
});

describe('what was told', () => {
	const parts = speak({ parts: [fact('sputum'), fact('tired')] }, wording);
	const whole = parts.map(({ text }) => text).join('');

	it('is every fact of a reply shown whole', () => {
		expect(toldIn(whole, parts)).toEqual(['sputum', 'tired']);
	});

	it('leaves out a fact whose words were cut', () => {
		expect(toldIn(whole.slice(0, -1), parts)).toEqual(['sputum']);
		expect(toldIn('', parts)).toEqual([]);
	});

	it('only grows as more is shown', () => {
		fc.assert(
			fc.property(fc.nat(whole.length), fc.nat(whole.length), (a, b) => {
				const [less, more] = [Math.min(a, b), Math.max(a, b)];
				const told = toldIn(whole.slice(0, more), parts);
				expect(told).toEqual(expect.arrayContaining(toldIn(whole.slice(0, less), parts)));
			}),
		);
	});
});
