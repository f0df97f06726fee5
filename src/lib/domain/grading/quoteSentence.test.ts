import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteSentence } from './quoteUtterance.ts';

const line = (text: string) => ({ id: 'u1', text });

describe('a quote', () => {
	it('is the sentence that holds the words', () => {
		const said = line('Thanks. Do you smoke, or did you ever? And do you drink?');
		expect(quoteSentence(said, 'smoke')?.quote).toBe('Do you smoke, or did you ever?');
		expect(quoteSentence(line('谢谢您。您平时抽烟吗？喝酒吗？'), '抽烟')?.quote).toBe(
			'您平时抽烟吗？',
		);
	});

	it('does not break at the point of a number', () => {
		expect(quoteSentence(line('Was it 37.5 or more?'), 'or more')?.quote).toBe(
			'Was it 37.5 or more?',
		);
	});

	it('is only the clause where the sentence is very long', () => {
		const said = line(`${'I would like to say, '.repeat(10)}do you smoke, and so on`);
		expect(quoteSentence(said, 'smoke')?.quote).toBe('do you smoke,');
	});

	it('is never given for words that were not said', () => {
		expect(quoteSentence(line('Do you smoke?'), 'drink')).toBeNull();
	});

	it('is always a stretch of the line that holds the words', () => {
		fc.assert(
			fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (a, words, b) => {
				const said = line(`${a}${words}${b}`);
				const quote = quoteSentence(said, words);
				if (!quote) return;
				expect(said.text.slice(quote.start, quote.end)).toBe(quote.quote);
			}),
		);
	});
});
